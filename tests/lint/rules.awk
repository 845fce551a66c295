# SPDX-License-Identifier: GPL-3.0-or-later
# The table of rules for instances/README.md. Reads rules.def, then the unit tests of the checker.
# A case of a test is {RONDE_RULE_NAME, "task", amount, "plan that breaks it", "plan that does not"};
# a rule that cannot be sketched says in a comment: rule NAME is broken by TEST and kept by TEST.
# Prints the table; ends with 1 if a hard rule lacks one of the two.

# The texts in quotes of a piece of source, joined where nothing is between them, into texts[1..].
function quoted(source, texts,    count, i, letter, inside, joined) {
    count = 0
    for (i = 1; i <= length(source); i++) {
        letter = substr(source, i, 1)
        if (letter == "\"") {
            inside = !inside
            if (inside && !joined) { texts[++count] = "" }
            joined = 1
        } else if (inside) {
            texts[count] = texts[count] letter
        } else if (letter != " ") {
            joined = 0
        }
    }
    return count
}

function remember(name, file, breaks, keeps) {
    sub(/.*\//, "", file)
    if (!(name in broken)) {
        broken[name] = breaks
        kept[name] = keeps
        found_in[name] = file
    }
}

/^X\(/ && FILENAME ~ /rules\.def$/ {
    count = split($0, field, /, */)
    quoted($0, texts)
    rules++
    names[rules] = field[2]
    kinds[rules] = field[3] == "HARD" ? "hard" : "price"
    units[rules] = field[4] == "none" ? "" : field[4]
    meanings[rules] = texts[1]
    dutch[rules] = texts[2]
    next
}

/rule [a-z_]+ is broken by [a-z_]+ and kept by [a-z_]+/ {
    match($0, /rule [a-z_]+ is broken by [a-z_]+ and kept by [a-z_]+/)
    split(substr($0, RSTART, RLENGTH), word, " ")
    remember(word[2], FILENAME, word[6], word[10])
}

/^ *\{RONDE_RULE_[A-Z_]+,/ { entry = "" ; open = 1 }
open {
    line = $0
    gsub(/\/\*.*\*\//, "", line)
    entry = entry line
    if (line ~ /\},? *$/) {
        open = 0
        match(entry, /RONDE_RULE_[A-Z_]+/)
        name = tolower(substr(entry, RSTART + 11, RLENGTH - 11))
        delete texts
        if (quoted(entry, texts) == 3) { remember(name, FILENAME, texts[2], texts[3]) }
    }
}

END {
    print "| rule | kind | counts | meaning | in het Nederlands | broken by | not by | in |"
    print "|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= rules; i++) {
        name = names[i]
        printf "| `%s` | %s | %s | %s | %s | %s | %s | %s |\n", name, kinds[i], units[i],
            meanings[i], dutch[i],
            broken[name] == "" ? "" : "`" broken[name] "`", kept[name] == "" ? "" : "`" kept[name] "`",
            found_in[name]
        if (kinds[i] == "hard" && (broken[name] == "" || kept[name] == "")) {
            printf "rules: no test breaks %s, or none just does not\n", name > "/dev/stderr"
            bad = 1
        }
    }
    exit bad
}
