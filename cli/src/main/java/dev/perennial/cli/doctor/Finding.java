package dev.perennial.cli.doctor;

/** What one look has shown. Texts are sentences without their full stop where they are short, and hold no secret. */
public sealed interface Finding {
    Area area();

    /** At what it was looked: a name, an address, a file. */
    String looked();

    /** What was seen; of what was not checked, why. */
    String seen();

    /** What to do; empty if there is nothing to do. */
    String remedy();

    /** For programs. */
    String result();

    record Ok(Area area, String looked, String seen) implements Finding {
        @Override
        public String remedy() {
            return "";
        }

        @Override
        public String result() {
            return "ok";
        }
    }

    /** It may break a renewal, or it is seen from here alone. */
    record Warning(Area area, String looked, String seen, String remedy) implements Finding {
        @Override
        public String result() {
            return "warning";
        }
    }

    /** It breaks a renewal, or what the certificate is for. */
    record Failure(Area area, String looked, String seen, String remedy) implements Finding {
        @Override
        public String result() {
            return "failure";
        }
    }

    record NotChecked(Area area, String looked, String seen, String remedy) implements Finding {
        @Override
        public String result() {
            return "not-checked";
        }
    }
}
