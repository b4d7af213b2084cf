package dev.perennial.cli.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A folder as a picture: modes, names, and where links lead. */
final class Tree {
    /** What stands before an entry and before what is in it, in the middle of a folder and at its end. */
    private record Lines(String entry, String inside, String lastEntry, String lastInside) {
        static final Lines DRAWN = new Lines("├── ", "│   ", "└── ", "    ");
        static final Lines TYPED = new Lines("|-- ", "|   ", "`-- ", "    ");
    }

    private final StringBuilder picture = new StringBuilder();
    private final Lines lines;

    private Tree(Lines lines) {
        this.lines = lines;
    }

    /**
     * Reads the disk.
     *
     * @param charset of whoever shows it; drawn with typewriter's characters if it has no better ones
     */
    static String of(Path root, Charset charset) throws IOException {
        Tree tree = new Tree(charset.newEncoder().canEncode(Lines.DRAWN.entry()) ? Lines.DRAWN : Lines.TYPED);
        tree.inside(root, "");
        return tree.picture.toString().stripTrailing();
    }

    private void inside(Path folder, String indent) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> sorted = entries.sorted().toList();
            for (Iterator<Path> rest = sorted.iterator(); rest.hasNext(); ) {
                entry(rest.next(), indent, !rest.hasNext());
            }
        }
    }

    private void entry(Path path, String indent, boolean last) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        char kind = attributes.isDirectory() ? 'd' : attributes.isSymbolicLink() ? 'l' : '-';
        picture.append("  ").append(kind).append(PosixFilePermissions.toString(attributes.permissions()));
        picture.append("  ")
                .append(indent)
                .append(last ? lines.lastEntry : lines.entry)
                .append(path.getFileName());
        if (attributes.isSymbolicLink()) {
            picture.append(" -> ").append(Files.readSymbolicLink(path));
        }
        picture.append('\n');
        if (attributes.isDirectory()) {
            inside(path, indent + (last ? lines.lastInside : lines.inside));
        }
    }
}
