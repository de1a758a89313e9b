//! What authors write, and what is understood of it.

use crate::parse;

/// The definitions of a brief as `short = long`, the rest as `short` for each use.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let brief = parse(text);
    let cut = |span: crate::Span| text[span.range()].to_owned();
    let definitions = brief.definitions.iter();
    let definitions = definitions.map(|one| format!("{} = {}", cut(one.short_span), cut(one.long_span))).collect();
    (definitions, brief.uses.iter().map(|used| used.text.to_string()).collect())
}

#[track_caller]
fn defines(text: &str, expected: &[&str]) {
    assert_eq!(read(text).0, expected, "{text}");
}

#[track_caller]
fn uses(text: &str, expected: &[&str]) {
    assert_eq!(read(text).1, expected, "{text}");
}

#[test]
fn a_short_form_in_brackets_stands_for_the_words_before_it() {
    defines(
        "Seoul joined Freedom Edge with Joint Task Force Bravo (JTF-B) in May.",
        &["JTF-B = Joint Task Force Bravo"],
    );
    defines("They met at the Nuclear Consultative Group (NCG).", &["NCG = Nuclear Consultative Group"]);
    defines("transfer of wartime operational control (OPCON)", &["OPCON = operational control"]);
    defines("a free and open Indo-Pacific (FOIP), yet", &["FOIP = free and open Indo-Pacific"]);
    defines("foreign direct investment (FDI) requirements", &["FDI = foreign direct investment"]);
    defines("nationally determined contributions (NDCs)", &["NDCs = nationally determined contributions"]);
}

#[test]
fn one_pair_of_brackets_may_define_two() {
    defines(
        "foreign direct investment and official development assistance (FDI and ODA)",
        &["FDI = foreign direct investment", "ODA = official development assistance"],
    );
    defines(
        "in low- and lower-middle-income countries (LICs and LMICs)",
        &["LICs = low- and lower-middle-income countries", "LMICs = lower-middle-income countries"],
    );
    defines("sent officers and civil servants (UN and EU)", &[]);
    defines("the Bank for Trade and Development (BTD or Bank)", &["BTD = Bank for Trade and Development"]);
}

#[test]
fn one_pair_of_brackets_may_hold_both_forms() {
    defines("the Fire Brigade (Brigade Nationale de Pompiers or BNP)", &["BNP = Brigade Nationale de Pompiers"]);
    defines("the Army (Ejército del Norte, EN; includes scouts)", &["EN = Ejército del Norte"]);
    defines(
        "police (the Anti-Terrorist Group or ATG, aka Division of Special Groups or DSG)",
        &["ATG = Anti-Terrorist Group", "DSG = Division of Special Groups"],
    );
    defines("substances (MDA, MDEA, MDMA) and genes (SRB10 or SRB11)", &[]);
    defines("the League (founded by Emil Nord, EN)", &[]);
    defines("and the ESA (established 1975 from two bodies) grew", &[]);
}

#[test]
fn words_and_dashes_link_what_their_letters_fit() {
    defines("called an exchange for physical or EFP, it is", &["EFP = exchange for physical"]);
    defines("the Norden Health Insurance Program—NHIP—pays", &["NHIP = Norden Health Insurance Program"]);
    defines("the Health Ministry or NHIP, the Fund—ATG—and its men or MEN", &[]);
}

#[test]
fn places_companies_and_amounts_are_no_short_forms() {
    uses("Ann Holm of Norco, CA, and Vos International N.V. paid Olsen Holding AB GBP20 million.", &[]);
    uses(
        "On VE-day it drove at 55 MPH. The CA and the AB met in Dover, the NV and the MPH too.",
        &["CA", "AB", "NV", "MPH"],
    );
}

#[test]
fn surnames_in_capitals_are_no_short_forms() {
    uses(
        "President Jean-Luc ARDEN met General Ida M. FOSS. The party (Ole VAN DEN BERG) and ARDEN's SDP agree, \
         and so do Prime Minister HOLM, Per LUND and the Danish KRF.",
        &["SDP", "KRF"],
    );
    // Where some have titles, the others are told by less.
    uses(
        "In 1992 former president HOLMBERG left. He was succeeded by Per LUNDBY, then by Nuri al-HADDAR and Ida \
         NORD-LIND. AUN SEN HOLMBERG and the Danish KRFOR agree. Under SDPOR law, HADDAR won.",
        &["KRFOR", "SDPOR"],
    );
    uses("Mikael ARDENSVILI fled when Edvard FOSSNADZE was elected.", &["ARDENSVILI", "FOSSNADZE"]);
    // One alone is no habit.
    uses("President Ida FOSS met Minister Arden on the KRF.", &["FOSS", "KRF"]);
    uses("President Arden’s KRF and Minister Foss’s SDP", &["KRF", "SDP"]);
    // What the text defines is none.
    uses("the Field Office for Salt Stores (FOSS), King Ole HOLM, King Per LUND, Queen Ida FOSS", &["FOSS"]);
}

#[test]
fn words_outside_the_name_stay_outside() {
    defines("the U.S.-led Combined Forces Command (CFC)", &["CFC = Combined Forces Command"]);
    defines("the Special Measure Agreement (SMA)", &["SMA = Special Measure Agreement"]);
    defines("Republic of Korea (ROK)'s forces", &["ROK = Republic of Korea"]);
}

#[test]
fn words_of_the_name_without_a_letter_stay_inside() {
    defines("the Korea Economic Institute of America (KEI)", &["KEI = Korea Economic Institute of America"]);
    defines("the Korea-U.S. Free Trade Agreement (KORUS)", &["KORUS = Korea-U.S. Free Trade Agreement"]);
    defines(
        "The Comprehensive and Progressive Agreement for Trans-Pacific Partnership (CPTPP)",
        &["CPTPP = Comprehensive and Progressive Agreement for Trans-Pacific Partnership"],
    );
    defines(
        "the National Union for the Total Independence of Angola (UNITA)",
        &["UNITA = National Union for the Total Independence of Angola"],
    );
    defines("the United Nations Population Fund (UNFPA)", &["UNFPA = United Nations Population Fund"]);
}

#[test]
fn digits_count_letters_or_stand_for_themselves() {
    defines("its anti-access/area denial (A2AD) systems", &["A2AD = anti-access/area denial"]);
    defines("during Ulchi Freedom Shield 23 (UFS23)", &["UFS23 = Ulchi Freedom Shield 23"]);
}

#[test]
fn definitions_in_one_noun_group_are_told_apart() {
    defines(
        "the 54th United States (U.S.)-Republic of Korea (ROK) Security Consultative Meeting (SCM)",
        &["U.S. = United States", "ROK = Republic of Korea", "SCM = Security Consultative Meeting"],
    );
}

#[test]
fn brackets_hold_more_than_the_short_form() {
    defines("Special Measures Agreement (SMA, 방위비분담특별협정)", &["SMA = Special Measures Agreement"]);
    defines("the Ministry of National Defense (MND; 국방부)", &["MND = Ministry of National Defense"]);
    defines("the United Nations Command (“UNC”)", &["UNC = United Nations Command"]);
    defines("the Forces Command (hereinafter \"FC\")", &["FC = Forces Command"]);
    defines("the [Mutual Defense Treaty](#a) (**[MDT](#b)**)", &["MDT = Mutual Defense Treaty"]);
    defines(
        "under the treaty (by the Fund (IMF), as the International Trade Union (ITU) says)",
        &["ITU = International Trade Union"],
    );
}

#[test]
fn the_long_form_may_come_second() {
    defines(
        "The IPEF (Indo-Pacific Economic Framework) has four pillars.",
        &["IPEF = Indo-Pacific Economic Framework"],
    );
    defines(
        "CSIS - Center for Strategic and International Studies Inc. published this",
        &["CSIS = Center for Strategic and International Studies"],
    );
}

#[test]
fn look_alikes_define_nothing() {
    for text in [
        "the shipbuilding cooperation program (MASGA project)",
        "the China Dream (中國夢)",
        "a firm commitment (emphasis added)",
        "to consider (or not) a wider role",
        "Former Minister (2018 - 2020)",
        "those of the author(s)",
        "of the budget (currently at the 2.3 percent level)",
        "General Paik (ret.)",
        "a gap (see Box 2)",
        "Senator Dana Vale (D-VA) and Rita Thorne (R-TX)",
        "the Mutual Security Agreement (the \"Agreement\")",
        "American troops parade (AP)",
        "the Marine Corps (Marines)",
        "the Seoul National University (Seoul)",
        "the working paper (E/CN.4/2005/3)",
        "President Han Jung Soo (PPP)",
    ] {
        defines(text, &[]);
    }
}

#[test]
fn signs_and_lists_define() {
    defines(
        "SMA = Special Measures Agreement; ROK = Republic of Korea; UNC = United Nations Command.",
        &["SMA = Special Measures Agreement", "ROK = Republic of Korea", "UNC = United Nations Command"],
    );
    defines(
        "- SMA: Special Measures Agreement\n- ROK – Republic of Korea\n",
        &["SMA = Special Measures Agreement", "ROK = Republic of Korea"],
    );
    defines(
        "*[SMA]: Special Measures Agreement\n*[DMZ]: demilitarized zone\n",
        &["SMA = Special Measures Agreement", "DMZ = demilitarized zone"],
    );
    defines(
        "SMA\n: Special Measures Agreement\n\nKOTRA\n: the trade agency of Korea\n",
        &["SMA = Special Measures Agreement", "KOTRA = the trade agency of Korea"],
    );
    defines(
        "| Abbreviation | Meaning |\n|---|---|\n| SMA | Special Measures Agreement |\n| MASGA | shipbuilding |\n",
        &["SMA = Special Measures Agreement", "MASGA = shipbuilding"],
    );
}

#[test]
fn glossaries_define_what_no_letters_would() {
    defines(
        "## Abbreviations\n\n- **KOTRA**: the trade agency of Korea; see page 4\n- **UNC** United Nations Command\n",
        &["KOTRA = the trade agency of Korea", "UNC = United Nations Command"],
    );
    defines(
        "## Acronyms\n\n| | |\n|---|---|\n| SCM | Security Consultative Meeting |\n",
        &["SCM = Security Consultative Meeting"],
    );
    defines(
        "| Full name | Acronym | Since |\n|---|---|---|\n| Nuclear Consultative Group | NCG | 2023 |\n",
        &["NCG = Nuclear Consultative Group"],
    );
    defines(
        "| Acronym | Since | Meaning |\n|---|---|---|\n| SCM | 1968 | Security Consultative Meeting |\n",
        &["SCM = Security Consultative Meeting"],
    );
    defines("| Country | GDP |\n|---|---|\n| ROK | 1.7 |\n", &[]);
}

#[test]
fn front_matter_defines() {
    let declared = crate::DeclaredTerm {
        short: "GSOMIA".into(),
        long: "the 2016 agreement".into(),
        short_span: crate::Span::new(12, 18),
        long_span: crate::Span::new(20, 38),
    };
    let brief = crate::Brief {
        front: crate::FrontMatter { terms: vec![declared], ..crate::FrontMatter::default() },
        ..crate::Brief::default()
    };
    let definitions = super::read(&brief, &crate::words::Words::default()).definitions;
    assert_eq!(definitions[0].key, "GSOMIA");
    assert_eq!(definitions[0].form, super::Form::FrontMatter);
}

#[test]
fn running_words_define() {
    defines("The Special Measures Agreement, or SMA, expires.", &["SMA = Special Measures Agreement"]);
    defines("OPCON, short for operational control, was", &["OPCON = operational control"]);
    defines("OPCON stands for operational control.", &["OPCON = operational control"]);
    defines("Combined Forces Command, known as CFC, and", &["CFC = Combined Forces Command"]);
    defines("Gross Domestic Product, GDP, grew", &["GDP = Gross Domestic Product"]);
    defines(
        "GSOMIA: the ministry (NSC: National Security Council) and IPEF – Indo-Pacific Economic Framework – agreed",
        &["NSC = National Security Council", "IPEF = Indo-Pacific Economic Framework"],
    );
}

#[test]
fn a_digit_may_stand_for_a_number_in_words() {
    defines("the Third Generation Partnership Project (3GPP)", &["3GPP = Third Generation Partnership Project"]);
    defines("talks under Track Two Diplomacy (T2D) went on", &["T2D = Track Two Diplomacy"]);
}

#[test]
fn a_long_form_may_hold_another_short_form() {
    defines(
        "the International Telecommunication Union (ITU) Radiocommunication Sector (ITURS) met",
        &[
            "ITU = International Telecommunication Union",
            "ITURS = International Telecommunication Union (ITU) Radiocommunication Sector",
        ],
    );
    defines("exports of poly(A)-binding protein (PABP)", &["PABP = poly(A)-binding protein"]);
}

#[test]
fn hash_tags_and_seats_are_no_uses() {
    uses("Senator Roe (R-TX) asked the UN to follow #AskMOFA", &["UN"]);
}

#[test]
fn compounds_are_uses_of_their_parts() {
    uses("the ROK-U.S. alliance and U.S.-led drills", &["ROK", "U.S.", "U.S."]);
    uses("a WHO/UNICEF report on US-Japan-South Korea ties", &["WHO", "UNICEF", "US"]);
    uses("UN-Women and UN-Habitat", &["UN-Women", "UN-Habitat"]);
    uses("the ROK's DoD sent NGOs PDFs.", &["ROK", "DoD", "NGOs", "PDFs"]);
}

#[test]
fn a_short_form_is_no_use_where_it_is_defined() {
    uses("operational control (OPCON), so OPCON moved", &["OPCON"]);
    uses("wartime operational control (Opcon) and later Opcon", &["Opcon"]);
    uses("the Strategic Arms Reduction Treaty (START I) and START I", &["START I"]);
}

#[test]
fn what_only_looks_short_is_no_use() {
    for text in [
        "after World War II and Article XIV",
        "Vice President J.D. Vance",
        "the chairman of SK Group",
        "THE PENINSULA",
        "WRITTEN BY EMMA WHITMYER",
        "DISCLAIMER",
        "9DASHLINE is a platform",
        "K-Pop and Trump 2.0",
        "see A/RES/60/1 and E/CN.4/2005/3",
        "the `SMA_KEY` of https://example.org/SMA",
        "based in Washington, D.C",
        "US$ 5 million in FY2027",
        "a KF-21 and SM-3 sale of 5 GWh",
        "This is a WARNING, a warning only. We say STOP where others stop.",
    ] {
        uses(text, &[]);
    }
}

/// Text in which every special case of this module is likely to be met.
const CRAMMED: &str = r#"([ ()\[\]{}=;:,.'’"“”/&$*|\n-]|–|—|中|é|ß|\x1A|A|BC|U\.S\.|x2|Long|of|or|the|[A-Z]{1,4}|[a-z]{1,6}|, or |short for |\*\[A2\]: ){0,60}"#;

proptest::proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn no_nest_of_signs_is_too_odd(text in CRAMMED) {
        check(&text);
    }
}

/// Whatever is found lies in the text, in its order, and is not empty.
fn check(text: &str) {
    let brief = parse(text);
    for definition in brief.definitions.iter().chain(&brief.unlinked) {
        assert!((0.0..=1.0).contains(&definition.confidence()));
        assert!(!definition.short.is_empty() && !definition.long.is_empty());
        assert!(text.get(definition.short_span.range()).is_some() && text.get(definition.long_span.range()).is_some());
    }
    assert!(brief.definitions.is_sorted_by_key(|definition| definition.short_span.start));
    assert!(brief.uses.is_sorted_by_key(|used| used.span.start));
}
