/// The services that the product is made of, and how they are.
@NullMarked
package trading.web.service;

import org.jspecify.annotations.NullMarked;
