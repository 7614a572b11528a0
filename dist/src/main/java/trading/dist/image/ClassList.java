package trading.dist.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What Java is told to put into an archive: the classes that a start loads, and which places of their constant pools
/// are to be resolved. The names are kept in a file of the sources; the places are all that there are, so that they
/// fit whatever the classes are now. Format: that of `-XX:SharedClassListFile`, from Java 24 on.
final class ClassList {
    /// Constant pools of older classes resolve in another way.
    private static final int FIRST_VERSION = 49;

    private ClassList() {}

    /// The lines for those of the classes named in `names`, a line each, that `classes` finds; others have been
    /// renamed since the names were written down, and are left out.
    static List<String> of(Path names, ClassLoader classes) throws IOException {
        List<String> list = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (String line : Files.readAllLines(names)) {
            String name = line.strip();
            if (name.isEmpty() || name.startsWith("#")) {
                continue;
            }
            try (InputStream bytes = classes.getResourceAsStream(name + ".class")) {
                if (bytes != null) {
                    list.add(name);
                    String resolved = places(new DataInputStream(new BufferedInputStream(bytes)), name);
                    if (!resolved.isEmpty()) {
                        places.add("@cp " + name + resolved);
                    }
                }
            }
        }
        list.addAll(places);
        return list;
    }

    /// The indexes of classes, fields, methods and call sites (JVMS 4.4), each behind a blank.
    private static String places(DataInputStream in, String name) throws IOException {
        in.skipNBytes(2 * Short.BYTES + Short.BYTES);
        int version = in.readUnsignedShort();
        int count = in.readUnsignedShort();
        StringBuilder places = new StringBuilder();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> in.skipNBytes(in.readUnsignedShort()); // UTF-8
                case 3, 4 -> in.skipNBytes(4); // int, float
                case 5, 6 -> { // long, double: two places
                    in.skipNBytes(8);
                    index++;
                }
                case 7 -> { // class
                    places.append(' ').append(index);
                    in.skipNBytes(2);
                }
                case 8, 16, 19, 20 -> in.skipNBytes(2); // string, method type, module, package
                case 9, 10, 11, 18 -> { // field, method, method of an interface, call site
                    places.append(' ').append(index);
                    in.skipNBytes(4);
                }
                case 12, 17 -> in.skipNBytes(4); // name and type, constant made by a method
                case 15 -> in.skipNBytes(3); // method handle
                default -> throw new IOException(name + ": no constant pool of a class: tag " + tag);
            }
        }
        return version < FIRST_VERSION ? "" : places.toString();
    }
}
