package trading.engine.strategy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One parameter of a strategy: a component (`int`, `long` or `double`) of its parameter record, with its
/// default value, its range and what it means. Read by [StrategyParameters].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
    /// The default.
    double value();

    double from();

    /// Still allowed.
    double to();

    /// How far apart two values are that are worth telling apart.
    double step() default 1;

    String text();

    /// Whether it may be changed while the strategy runs; else it must be stopped first.
    boolean live() default true;
}
