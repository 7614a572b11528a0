/// The table of what can be asked: one [Route] per method and path, declared with its access, its query,
/// its request and its answer. The server, the OpenAPI document and the tests are all made from it.
@NullMarked
package trading.web.route;

import org.jspecify.annotations.NullMarked;
