/// JSON in and out, by bytes.
///
/// In: strict. Bytes must be UTF-8, one object, no key twice, nothing after it; then a record is filled
/// from it by [RequestReader], which collects every wrong field. Out: records as they are declared.
/// Decimals are strings and never pass through a `double`.
@NullMarked
package trading.web.json;

import org.jspecify.annotations.NullMarked;
