package trading.dist.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What Java is told to put into an archive: the classes that a start loads, and which places of their constant pools
/// are to be resolved. The names are kept in a file of the sources, and with each those of its call sites that a start
/// comes to: all linked classes of an archive are loaded at once, and each call site of a lambda is one more class. The
/// other places are all that there are, so that they fit whatever the classes are now. Format: that of
/// `-XX:SharedClassListFile`, from Java 24 on.
final class ClassList {
    /// Constant pools of older classes resolve in another way.
    private static final int FIRST_VERSION = 49;

    /// Texts that are put together; they make no class.
    private static final String CONCATENATION = "makeConcatWithConstants";

    private final Set<String> reached;
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, int[]> namesAndTypes = new HashMap<>();
    private final Map<Integer, Integer> callSites = new HashMap<>();
    private final Set<Integer> places = new TreeSet<>();

    private ClassList(Set<String> reached) {
        this.reached = reached;
    }

    /// The lines for those of the classes named in `names` that `classes` finds; others have been renamed since the
    /// names were written down, and are left out. A line is the name of a class, behind which, each behind a blank,
    /// are name and type of call sites in it, as in `run()Ljava/lang/Runnable;`.
    static List<String> of(Path names, ClassLoader classes) throws IOException {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (String line : Files.readAllLines(names)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split(" ");
                wanted.computeIfAbsent(words[0], name -> new HashSet<>())
                        .addAll(List.of(words).subList(1, words.length));
            }
        }
        List<String> list = new ArrayList<>();
        List<String> resolved = new ArrayList<>();
        for (Map.Entry<String, Set<String>> each : wanted.entrySet()) {
            String name = each.getKey();
            try (InputStream bytes = classes.getResourceAsStream(name + ".class")) {
                if (bytes != null) {
                    list.add(name);
                    String places = new ClassList(each.getValue())
                            .places(new DataInputStream(new BufferedInputStream(bytes)), name);
                    if (!places.isEmpty()) {
                        resolved.add("@cp " + name + places);
                    }
                }
            }
        }
        list.addAll(resolved);
        return list;
    }

    /// The indexes of classes, fields, methods and of the call sites that are reached (JVMS 4.4), each behind a blank.
    private String places(DataInputStream in, String name) throws IOException {
        in.skipNBytes(2 * Short.BYTES + Short.BYTES);
        int version = in.readUnsignedShort();
        int count = in.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            index += place(in, index, name);
        }
        callSites.forEach((index, nameAndType) -> {
            if (isReached(namesAndTypes.getOrDefault(nameAndType, new int[2]))) {
                places.add(index);
            }
        });
        return version < FIRST_VERSION
                ? ""
                : places.stream().map(index -> " " + index).collect(Collectors.joining());
    }

    private boolean isReached(int[] nameAndType) {
        String name = texts.get(nameAndType[0]);
        return CONCATENATION.equals(name) || reached.contains(name + texts.get(nameAndType[1]));
    }

    /// Reads one place; returns how many more it takes.
    private int place(DataInputStream in, int index, String name) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> texts.put(index, in.readUTF());
            case 3, 4 -> in.skipNBytes(4); // int, float
            case 5, 6 -> in.skipNBytes(8); // long, double: two places
            case 7 -> { // class
                places.add(index);
                in.skipNBytes(2);
            }
            case 8, 16, 19, 20 -> in.skipNBytes(2); // string, method type, module, package
            case 9, 10, 11 -> { // field, method, method of an interface
                places.add(index);
                in.skipNBytes(4);
            }
            case 12 -> namesAndTypes.put(index, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
            case 15 -> in.skipNBytes(3); // method handle
            case 17 -> in.skipNBytes(4); // constant made by a method
            case 18 -> { // call site
                in.skipNBytes(2);
                callSites.put(index, in.readUnsignedShort());
            }
            default -> throw new IOException(name + ": no constant pool of a class: tag " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }
}
