/// The OpenAPI document, made from the route table and the records that it names. There is no second place
/// where the interface is written down, so the two cannot differ.
@NullMarked
package trading.web.openapi;

import org.jspecify.annotations.NullMarked;
