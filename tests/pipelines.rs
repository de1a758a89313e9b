//! Our Action, our template for GitLab and the steps of our workflows, carried out as a runner does it: each
//! `run:` in a shell of its own, with the variables that the runner would set. What it takes a service for
//! (checking out, keeping files, releasing) is not tried, or is played by a script.

use crate::repository;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The program that plays cargo: it notes what it is asked and installs the program of these tests.
const CARGO: &str = r#"#!/bin/sh
echo "$*" > "$HOME/cargo"
while [ "$1" != --root ]; do shift; done
mkdir -p "$2/bin" && cp "$PROGRAM" "$2/bin/attache"
"#;

const NAME: &str = "President Lee Jae Mung spoke.\n";

/// A YAML file of the repository.
fn yaml(path: &str) -> Value {
    let text = repository::read(&repository::root().join(path));
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Steps that are carried out one after the other, in a folder that a runner would have.
struct Runner {
    room: TempDir,
    variables: Vec<(String, String)>,
    /// What an expression stands for.
    expressions: Vec<(&'static str, String)>,
}

impl Runner {
    fn new(expressions: &[(&'static str, &str)]) -> Self {
        let room = TempDir::new().expect("a temporary folder");
        let path = std::env::var("PATH").expect("there is a PATH");
        let mut runner = Self { room, variables: Vec::new(), expressions: Vec::new() };
        runner.expressions = expressions.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        runner.set("HOME", runner.room().join("home").display().to_string());
        runner.set("PATH", format!("{}:{path}", runner.room().join("bin").display()));
        // Files are listed in one order on every machine.
        runner.set("LC_ALL", "C.UTF-8");
        runner.set("PROGRAM", env!("CARGO_BIN_EXE_attache"));
        runner.set("GITHUB_ACTION_PATH", repository::root().display().to_string());
        for folder in ["home", "bin", "work"] {
            std::fs::create_dir(runner.room().join(folder)).expect("a folder can be made");
        }
        runner
    }

    fn room(&self) -> &Path {
        self.room.path()
    }

    fn work(&self) -> PathBuf {
        self.room().join("work")
    }

    fn set(&mut self, name: &str, value: impl Into<String>) {
        self.variables.push((name.to_owned(), value.into()));
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.work().join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    /// Puts a script on the PATH.
    fn play(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.room().join("bin").join(name);
        std::fs::write(&path, script).expect("a script can be written");
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("it can be made a program");
    }

    /// A text in which expressions are put in; one that is not known fails.
    #[track_caller]
    fn filled(&self, text: &str) -> String {
        let mut parts = text.split("${{");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (expression, rest) = part.split_once("}}").expect("an expression ends");
            let name = expression.trim();
            let value = self.expressions.iter().find(|(known, _)| *known == name);
            filled += &value.unwrap_or_else(|| panic!("{name} stands for nothing here")).1;
            filled += rest;
        }
        filled
    }

    /// Carries a step out.
    #[track_caller]
    fn run(&self, step: &Value) -> Output {
        let script = self.room().join("step.sh");
        std::fs::write(&script, self.filled(step["run"].as_str().expect("a script"))).expect("it can be written");
        let mut shell = Command::new("bash");
        shell.args(["--noprofile", "--norc", "-eo", "pipefail"]).arg(script);
        for name in ["GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "CI_PROJECT_DIR"] {
            shell.env_remove(name);
        }
        shell.envs(self.variables.iter().map(|(name, value)| (name, value)));
        for (name, value) in step["env"].as_object().into_iter().flatten() {
            shell.env(name, self.filled(value.as_str().expect("a variable is a text")));
        }
        let folder = step["working-directory"].as_str().unwrap_or_default();
        shell.current_dir(self.work().join(folder)).output().expect("bash runs")
    }

    /// Carries a step out that must succeed, and returns what it prints.
    #[track_caller]
    fn succeed(&self, step: &Value) -> String {
        let output = self.run(step);
        assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    fn git(&self, arguments: &str) {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments.split_whitespace());
        let output = git.current_dir(self.work()).output().expect("git runs");
        assert!(output.status.success(), "git {arguments}: {}", text(&output.stderr));
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The step with this name.
#[track_caller]
fn step<'a>(steps: &'a Value, name: &str) -> &'a Value {
    let mut steps = steps.as_array().expect("a list of steps").iter();
    steps.find(|step| step["name"] == name).unwrap_or_else(|| panic!("there is no step {name}"))
}

/// A runner that has built our Action, with its inputs as they are by default or as given.
fn action(inputs: &[(&'static str, &str)]) -> (Runner, Value) {
    let action = yaml("action.yml");
    let mut runner = Runner::new(inputs);
    for (name, input) in action["inputs"].as_object().expect("inputs") {
        let name: &'static str = format!("inputs.{name}").leak();
        let default = input["default"].as_str().expect("every input has a default").to_owned();
        runner.expressions.push((name, default));
    }
    runner.expressions.push(("github.base_ref", String::new()));
    runner.play("cargo", CARGO);
    runner.succeed(step(&action["runs"]["steps"], "Build the program"));
    (runner, action["runs"]["steps"].clone())
}

#[test]
fn the_action_builds_the_program_from_its_own_folder() {
    let (runner, steps) = action(&[]);
    let asked = std::fs::read_to_string(runner.room().join("home/cargo")).expect("cargo was asked");
    let server = repository::root().join("server");
    let root = runner.room().join("home/.local/share/attache");
    assert_eq!(asked.trim(), format!("install --quiet --locked --path {} --root {}", server.display(), root.display()));
    // What is kept between runs is the folder that it is installed to.
    let kept = &step(&steps, "Keep the program between runs")["with"];
    assert_eq!(kept["path"], "~/.local/share/attache");
}

#[test]
fn the_action_annotates_what_it_finds_and_fails() {
    let (mut runner, steps) = action(&[]);
    runner.set("GITHUB_STEP_SUMMARY", runner.room().join("summary").display().to_string());
    runner.write("briefs/a.md", NAME);
    let output = runner.run(step(&steps, "Check the briefs"));
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(1), ""));
    let out = text(&output.stdout);
    assert!(out.starts_with("::warning file=briefs/a.md,line=1,"), "{out}");
    let summary = std::fs::read_to_string(runner.room().join("summary")).expect("the job has a summary");
    assert!(summary.contains("1 warning in 1 of 1 brief"), "{summary}");
    runner.write("briefs/a.md", "All is well.\n");
    runner.succeed(step(&steps, "Check the briefs"));
}

#[test]
fn the_inputs_of_the_action_are_obeyed() {
    let (runner, steps) = action(&[("inputs.paths", "one two/*"), ("inputs.fail-on", "error")]);
    runner.write("one/a.md", NAME);
    runner.write("two/*/b.md", NAME);
    runner.write("two/c.md", NAME);
    let out = runner.succeed(step(&steps, "Check the briefs"));
    assert!(out.contains("file=one/a.md,") && out.contains("/b.md,"), "{out}");
    assert!(!out.contains("c.md"), "a star is no pattern: {out}");

    let (runner, steps) = action(&[("inputs.baseline", "old.json"), ("inputs.arguments", "--quiet --threads 1")]);
    runner.write("a.md", NAME);
    let frozen = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(["lint", "--quiet", "--baseline", "old.json", "--write-baseline"])
        .current_dir(runner.work())
        .status();
    assert!(frozen.expect("the program runs").success());
    runner.succeed(step(&steps, "Check the briefs"));
}

#[test]
fn the_action_reports_only_new_lines_of_a_pull_request() {
    let (runner, steps) = action(&[("inputs.changed-only", "true"), ("github.base_ref", "main")]);
    runner.write("a.md", NAME);
    runner.git("init --quiet --initial-branch main");
    runner.git("add .");
    runner.git("commit --quiet --message old");
    runner.git("update-ref refs/remotes/origin/main main");
    runner.succeed(step(&steps, "Check the briefs"));
    runner.write("a.md", &format!("{NAME}\nKim Jong Eun spoke.\n"));
    let output = runner.run(step(&steps, "Check the briefs"));
    assert_eq!(output.status.code(), Some(1));
    let out = text(&output.stdout);
    assert!(out.contains("line=3,") && !out.contains("line=1,"), "{out}");
}

#[test]
fn the_template_for_gitlab_writes_its_report() {
    let job = &yaml(".gitlab/attache.yml")["attache"];
    let mut runner = Runner::new(&[]);
    for (name, value) in job["variables"].as_object().expect("variables") {
        runner.set(name, value.as_str().expect("a variable is a text"));
    }
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_attache"), runner.room().join("bin/attache")).expect("a link");
    runner.write("briefs/a.md", NAME);
    let script = job["script"].as_array().expect("a script").iter().filter_map(Value::as_str);
    let script = script.collect::<Vec<_>>().join("\n");
    assert_eq!(runner.run(&serde_json::json!({ "run": script })).status.code(), Some(1));
    let report = job["artifacts"]["reports"]["codequality"].as_str().expect("a report");
    let report = std::fs::read_to_string(runner.work().join(report)).expect("it was written");
    let report: Value = serde_json::from_str(&report).expect("it is JSON");
    assert_eq!(report[0]["location"]["path"], "briefs/a.md");
}

#[test]
fn the_release_packs_what_people_get() {
    let release = yaml(".github/workflows/release.yml");
    let target = "x86_64-unknown-linux-gnu";
    let mut runner = Runner::new(&[]);
    runner.set("TARGET", target);
    runner.set("VERSION", concat!("v", env!("CARGO_PKG_VERSION")));
    runner.set("RUNNER_OS", "Linux");
    for name in ["Cargo.toml", "README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "tests"] {
        std::os::unix::fs::symlink(repository::root().join(name), runner.work().join(name)).expect("a link");
    }
    let built = runner.work().join("target").join(target).join("release");
    std::fs::create_dir_all(&built).expect("a folder can be made");
    std::fs::copy(env!("CARGO_BIN_EXE_attache"), built.join("attache")).expect("the program can be copied");
    let steps = &release["jobs"]["build"]["steps"];
    for name in ["The tag is the version", "It runs", "Pack"] {
        runner.succeed(step(steps, name));
    }
    let packed = concat!("attache-v", env!("CARGO_PKG_VERSION"), "-x86_64-unknown-linux-gnu");
    let list = runner.succeed(&serde_json::json!({ "run": format!("tar -tzf {packed}.tar.gz") }));
    let mut held: Vec<_> = list.lines().filter_map(|line| line.strip_prefix(packed)?.strip_prefix('/')).collect();
    held.sort_unstable();
    let shells = ["attache.bash", "attache.elvish", "attache.fish", "attache.powershell", "attache.schema.json"];
    let mut expected = [
        &["", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "attache", "attache.1"][..],
        &shells,
        &["attache.zsh"],
    ]
    .concat();
    expected.sort_unstable();
    assert_eq!(held, expected);
}

#[test]
fn the_release_holds_all_files_and_their_sums() {
    let release = yaml(".github/workflows/release.yml");
    let mut runner = Runner::new(&[]);
    runner.set("VERSION", "v1.2.3");
    runner.play("gh", "#!/bin/sh\necho \"$*\"\n");
    for path in ["packed/a.tar.gz", "packed/wheels/b.whl", "packed/npm/c.tgz"] {
        runner.write(path, path);
    }
    let said = runner.succeed(step(&release["jobs"]["release"]["steps"], "Release"));
    let files = "packed/SHA256SUMS packed/a.tar.gz packed/b.whl packed/c.tgz\n";
    assert_eq!(
        said,
        format!("release create v1.2.3 --verify-tag --title attache 1.2.3 --notes See CHANGELOG.md. {files}")
    );
    runner
        .succeed(&serde_json::json!({ "run": "sha256sum --check --quiet SHA256SUMS", "working-directory": "packed" }));
}

/// All steps of the Action and of the workflows, each with where it is.
fn all_steps() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let mut add = |place: &str, steps: &Value| {
        all.extend(steps.as_array().expect("a list of steps").iter().map(|step| (place.to_owned(), step.clone())));
    };
    add("action.yml", &yaml("action.yml")["runs"]["steps"]);
    for path in [".github/workflows/checks.yml", ".github/workflows/release.yml"] {
        for (name, job) in yaml(path)["jobs"].as_object().expect("jobs") {
            add(&format!("{path}: {name}"), &job["steps"]);
        }
    }
    all
}

#[test]
fn steps_have_the_keys_that_runners_know() {
    // From GitHub's page on the syntax of workflows.
    let known = ["id", "if", "name", "uses", "run", "working-directory", "shell", "with", "env", "continue-on-error"];
    for (place, step) in all_steps() {
        let keys: Vec<_> = step.as_object().expect("a step").keys().map(String::as_str).collect();
        assert!(keys.iter().all(|key| known.contains(key) || *key == "timeout-minutes"), "{place}: {keys:?}");
        assert_ne!(step["uses"].is_string(), step["run"].is_string(), "{place}: a step does one thing: {step}");
        assert!(place != "action.yml" || step["uses"].is_string() || step["shell"] == "bash", "{place}: {step}");
        if let Some(action) = step["uses"].as_str() {
            assert!(action.contains("@v"), "{place}: {action} has no version");
        }
    }
}

#[test]
fn scripts_of_steps_are_what_bash_reads() {
    for (place, step) in all_steps() {
        let Some(script) = step["run"].as_str() else { continue };
        // An expression is put in before a shell sees it.
        let script = script.replace("${{", "x").replace("}}", "x");
        let output = Command::new("bash").args(["-n", "-c", &script]).output().expect("bash runs");
        assert!(output.status.success(), "{place}: {}\n{script}", text(&output.stderr));
        // Text from outside is never part of a script.
        for outside in ["inputs.", "github.event", "github.head_ref"] {
            assert!(
                !step["run"].as_str().unwrap_or_default().contains(&format!("${{{{ {outside}")),
                "{place}: {script}"
            );
        }
    }
}

#[test]
fn the_image_is_made_of_what_is_there() {
    let root = repository::root();
    let file = repository::read(&root.join(".ci/Dockerfile"));
    let toolchain = file.lines().find_map(|line| line.strip_prefix("FROM rust:")).expect("it builds with Rust");
    assert!(toolchain.starts_with("1-"), "the newest toolchain is at least the one that Cargo.toml promises");
    let ignored = repository::read(&root.join(".dockerignore"));
    assert_eq!(ignored, ".git\ntarget\n**/node_modules\n", "nothing is left out that the program is built of");
    let install = file.lines().find(|line| line.contains("cargo install")).expect("it installs the program");
    let words: Vec<_> = install.split_whitespace().collect();
    let after = |word: &str| words[words.iter().position(|other| *other == word).expect("it is said") + 1];
    assert!(root.join(after("--path")).join("Cargo.toml").is_file());
    assert!(file.contains(&format!("COPY --from=build {}/bin/attache ", after("--root"))));
    for line in file.lines().filter(|line| line.starts_with("COPY ") && !line.contains("--from=")) {
        let sources: Vec<_> = line.split_whitespace().skip(1).collect();
        assert!(sources[..sources.len() - 1].iter().all(|source| root.join(source).exists()), "{line}");
    }
}
