package trading.launcher;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears the signals that ask the process to end. Java has no call for them that is not the JDK's own, so that it is
/// looked up: without it a first signal ends the process as ever, and others do nothing.
final class EndingSignals {
    private static final Logger log = LoggerFactory.getLogger(EndingSignals.class);
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    /// `exitCode`: 128 and the signal's number, as shells count.
    @FunctionalInterface
    interface Listener {
        void heard(int exitCode);
    }

    private EndingSignals() {}

    /// Called on a thread of the JVM's for each signal; those that are ignored, as SIGHUP under nohup, stay so.
    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself only
    static void hear(Listener listener) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            Method number = signal.getMethod("getNumber");
            InvocationHandler heard = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    listener.heard(128 + (int) number.invoke(arguments[0]));
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "ending signals";
            };
            Object hears =
                    Proxy.newProxyInstance(EndingSignals.class.getClassLoader(), new Class<?>[] {handler}, heard);
            for (String name : NAMES) {
                hear(signal.getConstructor(String.class), name, handle, hears);
            }
        } catch (ReflectiveOperationException absent) {
            log.debug("signals: this Java does not let us hear them", absent);
        }
    }

    private static void hear(Constructor<?> signal, String name, Method handle, Object hears)
            throws ReflectiveOperationException {
        try {
            handle.invoke(null, signal.newInstance(name), hears);
        } catch (InvocationTargetException unknown) {
            // Not one of this system's (Windows has no SIGHUP), or in use by the JVM. The log is not set up yet.
            log.trace("signals: {} is not heard", name, unknown);
        }
    }
}
