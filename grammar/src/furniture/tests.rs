use super::*;

#[track_caller]
fn all(zone: Option<Zone>, lines: &[&str]) {
    for line in lines {
        assert_eq!(super::zone(line), zone, "{line}");
    }
}

#[test]
fn long_lines_are_told_by_their_first_words() {
    let names = "Jane Roe, Richard Miles, Ji-ho Park and the Port Authority of Busan";
    for start in [
        "Written by",
        "Text by",
        "Lead authors:",
        "Co-author:",
        "Corresponding author:",
        "Media enquiries:",
        "E-mail:",
        "Issued by:",
        "Policy brief by",
        "Blog by",
        "Feature photo by",
        "Main image from",
        "Graphics:",
        "Picture source:",
        "(c) 2025",
        "©",
        "Copyright",
        "Legal disclaimer:",
        "Any views expressed",
        "The opinions and views expressed",
        "Sign up for our",
        "Filed under:",
        "Related content:",
        "Categories:",
        "Your browser does not support",
    ] {
        let line = format!("{start} {names}");
        assert!(super::zone(&line).is_some(), "{line}");
    }
}

#[test]
fn bylines_credits_and_dates_are_credits() {
    all(
        Some(Zone::Credit),
        &[
            "WRITTEN BY JANE ROE",
            "By Jane Roe and Richard Miles",
            "Author: Jane Roe",
            "Lead authors: Jane Roe, Richard Miles",
            "Newsletter by Jane Roe",
            "Photo: Ji-ho Park/Getty Images",
            "Image credit: Port Authority of Busan, Lance Corporal Roe",
            "Feature image from the Coast Guard.",
            "Sailors at the pier (Ji-ho Park/AFP)",
            "Published March 9, 2025",
            "1 April 2025",
        ],
    );
}

#[test]
fn what_pages_and_distributors_add_is_boilerplate() {
    all(
        Some(Zone::Boilerplate),
        &[
            "DISCLAIMER: All views are those of the writer.",
            "The views expressed here are those of the authors alone.",
            "© 2025 by the Harbour Institute.",
            "This brief may be quoted freely. All rights reserved.",
            "03/14/2025 | Press release | Distributed by Wire on 03/14/2025 10:30",
            "The institute published this content on March 14, 2025, and is responsible for it.",
            "Download PDF",
            "View Series Publications",
            "Subscribe to our Mailing List!",
            "Search All Site Content",
            "Total Index: 6,869 publications.",
            "Return to the Peninsula",
            "Tags",
            "Category: Indo-Pacific, Japan",
            "This browser does not support PDFs.",
        ],
    );
}

#[test]
fn sentences_and_headings_that_begin_alike_are_neither() {
    all(
        None,
        &[
            "By the end of the decade, the fleet will be older than its crews.",
            "By 2030 the fleet will be gone",
            "Images from the strike went around the world.",
            "The institute is registered under the FARA as an agent of a foreign principal.",
            "Return to Growth",
            "Shared Responsibilities",
            "Published figures differ from those of the ministry.",
            "Report by report, the commission has built its case.",
        ],
    );
}
