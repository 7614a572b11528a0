package trading.dist.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

@DisabledOnOs(OS.WINDOWS)
class QuickStartsTest {
    private static final String NAME = "sample/Absolute";

    @TempDir
    Path folder;

    /// A class with a branch, for which newer versions want a stack map: `static int of(int)`, and a `main` that calls
    /// it.
    private static byte[] sample(int version) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(version, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        MethodVisitor of = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "of", "(I)I", null, null);
        Label positive = new Label();
        of.visitCode();
        of.visitVarInsn(Opcodes.ILOAD, 0);
        of.visitJumpInsn(Opcodes.IFGE, positive);
        of.visitVarInsn(Opcodes.ILOAD, 0);
        of.visitInsn(Opcodes.INEG);
        of.visitInsn(Opcodes.IRETURN);
        of.visitLabel(positive);
        of.visitVarInsn(Opcodes.ILOAD, 0);
        of.visitInsn(Opcodes.IRETURN);
        of.visitMaxs(0, 0);
        MethodVisitor main = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
        main.visitCode();
        main.visitIntInsn(Opcodes.BIPUSH, -7);
        main.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "of", "(I)I", false);
        main.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
        main.visitInsn(Opcodes.RETURN);
        main.visitMaxs(0, 0);
        return writer.toByteArray();
    }

    private Path jar(String name, int version) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("read.me"));
            out.write("as it was".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(NAME + ".class"));
            out.write(sample(version));
        }
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-11-23T00:00:00Z")));
        return jar;
    }

    @Test
    void a_class_of_java_5_gets_its_stack_maps_and_does_what_it_did() throws Exception {
        Path jar = jar("old.jar", Opcodes.V1_5);

        OldClasses.renew(jar);

        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            byte[] bytes = classes.getResourceAsStream(NAME + ".class").readAllBytes();
            assertThat(bytes[7]).isEqualTo((byte) Opcodes.V1_7);
            assertThat(new String(classes.getResourceAsStream("read.me").readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("as it was");
            assertThat(classes.loadClass("sample.Absolute")
                            .getMethod("of", int.class)
                            .invoke(null, -7))
                    .isEqualTo(7);
        }
    }

    @Test
    void a_jar_without_old_classes_stays_as_it_is() throws IOException {
        Path jar = jar("new.jar", Opcodes.V11);
        byte[] before = Files.readAllBytes(jar);

        OldClasses.renew(jar);

        assertThat(jar).hasBinaryContent(before);
        assertThat(folder).isDirectoryContaining("glob:**new.jar").isDirectoryNotContaining("glob:**.renewed");
    }

    @Test
    void the_list_names_the_classes_that_are_there_and_what_is_to_be_resolved_in_them() throws IOException {
        Path names = Files.writeString(folder.resolve("names"), "# a comment\nsample/Renamed\n" + NAME + "\n");
        ClassReader read = new ClassReader(sample(Opcodes.V11));
        StringBuilder places = new StringBuilder();
        IntStream.range(1, read.getItemCount())
                .filter(index -> read.getItem(index) > 0)
                .filter(index -> List.of(7, 9, 10, 11, 18).contains((int) read.readByte(read.getItem(index) - 1)))
                .forEach(index -> places.append(' ').append(index));

        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {jar("a.jar", Opcodes.V11).toUri().toURL()}, null)) {
            assertThat(ClassList.of(names, classes)).containsExactly(NAME, "@cp " + NAME + places);
        }
        assertThat(places.toString().split(" ")).hasSizeGreaterThan(4);
    }

    @Test
    void of_a_class_only_the_call_sites_that_a_start_comes_to_are_resolved() throws IOException {
        String none = placesWith("");
        String task = placesWith(" run()Ljava/lang/Runnable;");

        assertThat(placesWith(" get()Ljava/util/function/IntSupplier;")).isEqualTo(none);
        assertThat(List.of(task.split(" "))).containsAll(List.of(none.split(" ")));
        List<String> more = new ArrayList<>(List.of(task.split(" ")));
        more.removeAll(List.of(none.split(" ")));
        ClassReader read = new ClassReader(twoLambdas());
        assertThat(more).singleElement().satisfies(place -> {
            int at = read.getItem(Integer.parseInt(place));
            assertThat((int) read.readByte(at - 1)).as("a call site").isEqualTo(18);
            assertThat(read.readUTF8(read.getItem(read.readUnsignedShort(at + 2)), new char[100]))
                    .isEqualTo("run");
        });
    }

    /// What is resolved of a class with two lambdas, `sites` of which are named.
    private String placesWith(String sites) throws IOException {
        Path names = Files.writeString(folder.resolve("names"), "sample/Two" + sites + "\n");
        try (URLClassLoader classes = new URLClassLoader(new URL[0], null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(twoLambdas());
            }
        }) {
            return ClassList.of(names, classes).getLast();
        }
    }

    private static byte[] twoLambdas() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "sample/Two", null, "java/lang/Object", null);
        MethodVisitor main = writer.visitMethod(Opcodes.ACC_STATIC, "main", "()V", null, null);
        Handle factory = new Handle(Opcodes.H_INVOKESTATIC, "sample/Factory", "make", "()V", false);
        main.visitInvokeDynamicInsn("run", "()Ljava/lang/Runnable;", factory);
        main.visitInvokeDynamicInsn("get", "()Ljava/util/function/Supplier;", factory);
        return writer.toByteArray();
    }

    @Test
    void an_archive_is_the_same_each_time_and_java_takes_it_for_these_jar_files_only() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "classes are linked ahead from Java 24 on");
        jar("a.jar", Opcodes.V11);
        Path names = Files.writeString(folder.resolve("names"), "java/lang/Object\n" + NAME + "\n");
        Path options = Files.writeString(folder.resolve("java.options"), "-XX:+UseSerialGC\n-Xmx64m\n");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ClassPath.write(folder);
        ClassArchive archive = new ClassArchive(java, options, folder);

        archive.makeSteady(names);
        byte[] first = Files.readAllBytes(folder.resolve(ClassArchive.NAME));
        archive.makeSteady(names);

        assertThat(folder.resolve(ClassArchive.NAME)).hasBinaryContent(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1))
                .as("where it was made")
                .doesNotContain(folder.toString());
        assertThat(run(java, options)).as("what it computes, by the archive").isEqualTo(7);

        Files.setLastModifiedTime(folder.resolve("a.jar"), FileTime.from(Instant.parse("2026-11-24T00:00:00Z")));
        assertThat(run(java, options)).as("refused").isEqualTo(1);
    }

    /// With `-Xshare:on` Java ends with 1 when it cannot use the archive.
    private int run(Path java, Path options) throws Exception {
        Path said = folder.resolve("said.txt");
        return new ProcessBuilder(
                        java.toString(),
                        "@" + options,
                        "-Xshare:on",
                        "-XX:SharedArchiveFile=" + folder.resolve(ClassArchive.NAME),
                        "-cp",
                        ClassPath.of(folder),
                        "sample.Absolute")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
    }
}
