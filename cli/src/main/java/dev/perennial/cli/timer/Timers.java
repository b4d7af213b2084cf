package dev.perennial.cli.timer;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a {@link Timer} for this machine and this command line. */
public final class Timers {
    private static final List<String> FOLDERS = List.of("config_dir", "work_dir", "logs_dir");

    private Timers() {}

    public static Timer of(Context context) {
        Environment environment = context.environment();
        Path home = Path.of(System.getProperty("user.home"));
        String config = environment.variable("XDG_CONFIG_HOME");
        Path userUnits = (config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("systemd/user");
        Host host = new Host(
                Path.of("/"),
                userUnits,
                System.getProperty("user.name"),
                new Programs(environment.variables(), Programs.DAEMONS));
        RenewCommand command = new RenewCommand(launcher(), folders(context.options()));
        return new Timer(host, context.options().flag("timer_user"), command, environment.random(), context.output());
    }

    /** As the launcher was called, links resolved, so that an update of what it is part of keeps the timer right. */
    private static String launcher() {
        String told = System.getProperty("perennial.launcher", "");
        Path path = told.isEmpty() ? Path.of(System.getProperty("java.home"), "bin", "perennial") : Path.of(told);
        return path.toAbsolutePath().normalize().toString();
    }

    /** Those typed; what a cli.ini says, the timer's runs read there. */
    private static List<String> folders(ParsedOptions options) {
        List<String> words = new ArrayList<>();
        for (String dest : FOLDERS) {
            if (options.origin(dest) == Origin.COMMAND_LINE) {
                words.add("--" + dest.replace('_', '-'));
                words.add(options.requiredPath(dest).toString());
            }
        }
        for (String file : options.list("config_file")) {
            words.add("--config");
            words.add(Path.of(file).toAbsolutePath().normalize().toString());
        }
        return words;
    }
}
