package trading.launcher.desk;

/// What a cell is coloured by, where the terminal has colours.
public enum Colour {
    NONE(""),
    GOOD("\u001b[32m"),
    BAD("\u001b[31m"),
    WARNING("\u001b[33m"),
    FAINT("\u001b[2m");

    private static final String END = "\u001b[0m";

    private final String begin;

    Colour(String begin) {
        this.begin = begin;
    }

    public String paint(String text) {
        return begin.isEmpty() ? text : begin + text + END;
    }

    /// Of a signed number as it is shown: gains green, losses red.
    public static Colour ofSign(String number) {
        if (number.startsWith("-") && number.length() > 1) {
            return number.chars().anyMatch(each -> each >= '1' && each <= '9') ? BAD : NONE;
        }
        return number.startsWith("+") ? GOOD : NONE;
    }
}
