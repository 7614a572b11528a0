package trading.launcher;

import java.util.function.IntSupplier;

/// The ports of the API and of the gateway: chosen at the first start, and kept over restarts. One thread.
final class WebPorts {
    private final IntSupplier chooseApi;
    private final IntSupplier chooseGateway;
    private int api;
    private int gateway;

    WebPorts(IntSupplier chooseApi, IntSupplier chooseGateway) {
        this.chooseApi = chooseApi;
        this.chooseGateway = chooseGateway;
    }

    int api() {
        if (api == 0) {
            api = chooseApi.getAsInt();
        }
        return api;
    }

    int gateway() {
        if (gateway == 0) {
            gateway = chooseGateway.getAsInt();
        }
        return gateway;
    }
}
