//! What Bash is told beyond what is generated for it.

/// Where the script goes through the words before the cursor, to find the command that they name.
const WORDS: &str = "        case \"${cmd},${i}\" in\n";
/// What it does where the first word behind a command stands.
const FIRST: &str = "        hwjobs__subcmd__resume)\n";

/// The script, so that an API is expected behind a +, and a file behind `resume`.
pub(crate) fn mend(script: &str) -> String {
    let and = ["wait", "watch"].map(|verb| {
        let verb = format!("hwjobs__subcmd__{verb}");
        format!("            {verb}__subcmd__*,+)\n                cmd=\"{verb}\"\n                ;;\n")
    });
    let script = script.replacen(WORDS, &format!("{WORDS}{}", and.concat()), 1);
    let Some((before, resume)) = script.split_once(FIRST) else { return script };
    // No word is offered unless it is to be an option, so Bash offers files.
    let resume = resume.replacen(" || ${COMP_CWORD} -eq 2 ]]", " ]]", 1);
    let resume = resume.replacen(
        "            COMPREPLY=( $(compgen -W \"${opts}\" -- \"${cur}\") )\n            return 0\n            ;;\n",
        "            return 0\n            ;;\n",
        1,
    );
    format!("{before}{FIRST}{resume}")
}
