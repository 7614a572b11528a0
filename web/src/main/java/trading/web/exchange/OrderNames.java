package trading.web.exchange;

/// What the parameters of one order are called: in a list, each order has names of its own.
record OrderNames(
        String type,
        String price,
        String stopPrice,
        String trailingDelta,
        String icebergQty,
        String timeInForce,
        String clientOrderId) {
    static final OrderNames SINGLE = new OrderNames(
            "type", "price", "stopPrice", "trailingDelta", "icebergQty", "timeInForce", "newClientOrderId");

    static final OrderNames ABOVE = leg("above");

    static final OrderNames BELOW = leg("below");

    private static OrderNames leg(String prefix) {
        return new OrderNames(
                prefix + "Type",
                prefix + "Price",
                prefix + "StopPrice",
                prefix + "TrailingDelta",
                prefix + "IcebergQty",
                prefix + "TimeInForce",
                prefix + "ClientOrderId");
    }

    /// The limit order of the older form of a list, which has no type.
    static final OrderNames OLD_LIMIT =
            new OrderNames("", "price", "", "", "limitIcebergQty", "", "limitClientOrderId");

    /// Its stop order.
    static final OrderNames OLD_STOP = new OrderNames(
            "",
            "stopLimitPrice",
            "stopPrice",
            "trailingDelta",
            "stopIcebergQty",
            "stopLimitTimeInForce",
            "stopClientOrderId");
}
