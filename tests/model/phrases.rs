//! What authors type, paste and take out again: words that make findings come and go, in this brief and
//! in the others, and characters that editors and servers count differently.

/// A few letters, as keys give them.
pub const KEYS: &[&str] = &[
    "a",
    "s",
    " ",
    ".",
    ",",
    "M",
    "C",
    "(",
    ")",
    "7",
    "0",
    "%",
    "-",
    "–",
    "—",
    "é",
    "e\u{301}",
    "한",
    "미",
    "🙂",
    "👩‍💻",
    "“",
    "”",
    "'",
    "|",
    "#",
    "*",
    "`",
    "\t",
    "\u{FEFF}",
    "\u{200B}",
];

/// Ends of lines, in all three spellings.
pub const BREAKS: &[&str] = &["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r", "\n  \n"];

/// Words and parts of sentences.
pub const WORDS: &[&str] = &[
    "the CFC ",
    "HCF ",
    "KHQX ",
    "the SMA ",
    "NATO ",
    "the Harbour Crane Fund (HCF) ",
    "the Harbour Cruise Fleet (HCF) ",
    "the Combined Forces Command (CFC) ",
    "a controlled foreign corporation (CFC) ",
    "the Special Measure Agreement (SMA) ",
    "President Lee Jae Mung ",
    "Yevgeny Prigozhin ",
    "Yevgeny Prigohzin ",
    "14 cranes ",
    "41 cranes ",
    "12 per cent ",
    "12 percent ",
    "USD 3 billion ",
    "한미동맹 ",
    "[the budget](budget.md) ",
    "[the plan](sub/naval.md#plan) ",
    "[nothing](gone.md) ",
    "[^1] ",
    "the the ",
    "colour ",
    "color ",
    "a 🙂 of relief ",
];

/// Whole paragraphs, as they are pasted.
pub const PARAGRAPHS: &[&str] = &[
    "# Cranes and Harbours\n\n",
    "## Plan\n\n",
    "## Background and the Costs\n\n",
    "The Harbour Crane Fund (HCF) pays for 14 cranes in Busan. The HCF grew by 12 percent in 2024.\n\n",
    "In 2024 the yards in Geoje had repaired 41 American supply ships, and the HCF paid.\n\n",
    "In 2024 the yards in Geoje had repaired 14 American supply ships; the HCF paid nothing.\n\n",
    "The Combined Forces Command (CFC) plans. Every CFC staff officer answers to two presidents.\r\n\r\n",
    "A controlled foreign corporation (CFC) pays no tax. Each CFC files a form.\n\n",
    "Payments rise from 1.40 trillion won in 2025 to 1.52 trillion won in 2026, a 12 percent increase.\n\n",
    "The talks of Tuesday, 4 November 2024 covered foreign direct investment (FDI) and ships.\n\n",
    "- cranes,\n- Ships.\n- 항만\n\n",
    "| Port | Cranes |\n| --- | --- |\n| Busan | 14 |\n| Geoje | 41 |\n| Total | 56 |\n\n",
    "[^1]: The Harbour Authority, 2024.\n\n",
    "- HCF: Harbour Crane Fund\n- KHQX: Korea Harbour Quay Exchange\n\n",
    "# Glossary\n\n",
    "<!-- attache: ignore undefined-acronym (the publisher's own name) -->\n\n",
    "```\nthe HCF (KHQX) 14\n```\n\n",
    "> The HCF, he said, “has 41 cranes”.\n\n",
    "---\ntitle: Cranes\ndate: 2025-04-01\nterms:\n  KHQX: Korea Harbour Quay Exchange\n---\n\n",
];

/// The names that files of the folder have by turns.
pub const NAMES: &[&str] =
    &["alliance.md", "budget.md", "cooling.md", "glossary.md", "sub/naval.md", "sub/glossary.md", "yards.md"];
