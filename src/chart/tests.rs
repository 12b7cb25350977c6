//! Whole pictures: no words overlap, none are cut, and nothing changes from
//! one run to the next.

mod random;

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::setter::Setter;
use super::*;
use crate::error::ErrorKind;
use random::{
    calendar, chart, compare, gaps, heatmap, map, multiples, range, rank, season, severity, slope,
    timeline, trend,
};

/// Every word has its own place on the page.
fn is_tidy(chart: &Chart, style: &Style) -> Result<(), TestCaseError> {
    let scene = match chart.scene(style) {
        Ok(scene) => scene,
        Err(error) => {
            let low = style.height.is_some() && error.to_string().contains("too low");
            let narrow = style.width < 420 && error.to_string().contains("too narrow");
            prop_assert!(low || narrow, "{error}");
            return Ok(());
        }
    };
    let page = Rect::new(0.0, 0.0, scene.width, scene.height);
    let mut texts: Vec<&Text> = scene.texts().filter(|t| !t.content.is_empty()).collect();
    texts.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
    for (index, text) in texts.iter().enumerate() {
        prop_assert!(page.contains(&text.rect), "outside: {text:?} {page:?}");
        let near = texts[index + 1..]
            .iter()
            .take_while(|other| other.rect.y0 < text.rect.y1);
        for other in near {
            let free = !text.rect.inset(0.01).overlaps(&other.rect.inset(0.01));
            prop_assert!(free, "overlap:\n{text:?}\n{other:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn timelines_are_tidy((chart, style) in chart(timeline())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn comparisons_are_tidy((chart, style) in chart(compare())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn heatmaps_are_tidy((chart, style) in chart(heatmap())) {
        is_tidy(&chart, &style)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn trends_are_tidy((chart, style) in chart(trend())) {
        is_tidy(&chart, &style)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn severities_are_tidy((chart, style) in chart(severity())) {
        is_tidy(&chart, &style)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn ranks_are_tidy((chart, style) in chart(rank())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn slopes_are_tidy((chart, style) in chart(slope())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn ranges_are_tidy((chart, style) in chart(range())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn seasons_are_tidy((chart, style) in chart(season())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn calendars_are_tidy((chart, style) in chart(calendar())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn gaps_are_tidy((chart, style) in chart(gaps())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn multiples_are_tidy((chart, style) in chart(multiples())) {
        is_tidy(&chart, &style)?;
    }

    #[test]
    fn maps_are_tidy((chart, style) in chart(map())) {
        is_tidy(&chart, &style)?;
    }

    /// A preview keeps to its width, with its titles, and every kind prints
    /// something.
    #[test]
    fn previews_keep_to_their_width(
        (chart, style) in chart(any_kind()),
        width in prop_oneof![Just(80u16), 20u16..160],
    ) {
        let text = chart.to_terminal(width, style.language);
        let most = usize::from(width.max(40));
        for line in text.lines() {
            prop_assert!(line.width() <= most, "{}: {line}", line.width());
        }
        let bare = Chart { titles: Titles::default(), body: chart.body };
        prop_assert!(!bare.to_terminal(width, style.language).trim().is_empty());
    }
}

/// Every kind of chart.
fn any_kind() -> impl Strategy<Value = Body> {
    prop_oneof![
        timeline().boxed(),
        range().boxed(),
        season().boxed(),
        calendar().boxed(),
        trend().boxed(),
        gaps().boxed(),
        compare().boxed(),
        slope().boxed(),
        rank().boxed(),
        multiples().boxed(),
        heatmap().boxed(),
        map().boxed(),
        severity().boxed(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn equal_charts_give_equal_bytes(
        (chart, style) in chart(any_kind())
    ) {
        if let Ok(svg) = chart.to_svg(&style) {
            prop_assert_eq!(&svg, &chart.to_svg(&style)?);
            prop_assert_eq!(raster::png(&svg)?, raster::png(&svg)?);
        }
    }
}

fn one_bar_of(figure: Estimate) -> Chart {
    let bar = Bar {
        period: AxisPeriod::Year(2018),
        label: "2018".into(),
        figure,
        partial: None,
        unknown: 0,
    };
    Chart {
        titles: Titles {
            title: "Fewer <killed> & \"injured\"".into(),
            ..Titles::default()
        },
        body: TimelineChart {
            y_label: "Killed".into(),
            bars: vec![bar],
            ..TimelineChart::default()
        }
        .into(),
    }
}

fn one_bar() -> Chart {
    one_bar_of(Estimate::exact(38.0))
}

#[test]
fn screen_readers_get_title_and_description() {
    let svg = one_bar().to_svg(&Style::default()).expect("svg");
    assert!(svg.contains("role=\"img\""));
    assert!(svg.contains("<title>Fewer &lt;killed&gt; &amp; \"injured\"</title>"));
    assert!(svg.contains("<desc>Bar chart of 1 period: 2018. Highest: 2018, 38.</desc>"));
    assert!(svg.contains("<g>\n<title>2018: 38</title>"));
}

#[test]
fn text_stays_text_in_the_named_typefaces() {
    let svg = one_bar().to_svg(&Style::default()).expect("svg");
    assert!(svg.contains("font-family=\"DejaVu Sans, Arial, sans-serif\""));
    assert!(svg.contains(">38</text>"), "{svg}");
    let sizes = svg.split("font-size=\"").skip(1);
    for size in sizes.filter_map(|rest| rest.split('"').next()) {
        assert!(size.len() <= 4, "{size}");
    }
}

#[test]
fn unknown_and_zero_look_different() {
    let draw = |figure| {
        let chart = one_bar_of(figure);
        chart.to_svg(&Style::default()).expect("svg")
    };
    assert_ne!(draw(Estimate::unknown()), draw(Estimate::exact(0.0)));
}

#[test]
fn impossible_figures_are_refused() {
    for value in [-1.0, f64::NAN, f64::INFINITY] {
        let chart = one_bar_of(Estimate::exact(value));
        let error = chart.to_svg(&Style::default()).expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::Setting);
        assert_eq!(error.place().value.as_deref(), Some("2018"), "{error}");
    }
}

/// What is unknown is no zero.
#[test]
fn a_period_with_an_unknown_toll_is_not_said_to_be_zero() {
    let said = |unknown| {
        let mut chart = one_bar_of(Estimate::exact(0.0));
        if let Body::Timeline(timeline) = &mut chart.body {
            timeline.bars[0].unknown = unknown;
        }
        let svg = chart.to_svg(&Style::default()).expect("drawn");
        svg.contains("Zero in every period")
    };
    assert!(said(0) && !said(1));
}

#[test]
fn a_picture_too_small_for_its_words_is_refused() {
    for (width, height) in [(100, None), (800, Some(60)), (9000, None)] {
        let style = Style {
            width,
            height,
            ..Style::default()
        };
        assert!(one_bar().to_svg(&style).is_err());
    }
}

#[test]
fn a_picture_too_large_for_a_png_is_refused() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8000\" height=\"90000\"/>";
    let error = raster::png(svg).expect_err("refused");
    assert!(error.to_string().contains("too many pixels"), "{error}");
}

#[test]
fn words_are_drawn_as_wide_as_they_are_measured() {
    use resvg::usvg::{Node, Options, Tree, fontdb::Database};

    let mut options = Options::default();
    let mut fonts = Database::new();
    fonts.load_font_data(font::REGULAR.to_vec());
    fonts.load_font_data(font::BOLD.to_vec());
    options.fontdb = fonts.into();
    let theme = Theme::light();
    let setter = Setter::new(&theme, Language::English).expect("fonts");
    for words in [
        "Attacks in Baghdad fell from 20 in 2013",
        "12,000",
        "Şalāḩ ad Dīn province",
        "محافظة صلاح الدين",
        "Ομόνοια",
    ] {
        for face in [Type::regular(12.0), Type::bold(19.0)] {
            let mut scene = one_bar().scene(&Style::default()).expect("scene");
            scene.marks.clear();
            scene.text(setter.text(words, (20.0, 40.0), Anchor::Start, face));
            let svg = svg::draw(&scene).expect("svg");
            let tree = Tree::from_str(&svg, &options).expect("tree");
            let mut drawn = None;
            for node in tree.root().children() {
                if let Node::Group(group) = node {
                    for inner in group.children() {
                        if let Node::Text(text) = inner {
                            drawn = Some(f64::from(text.abs_bounding_box().width()));
                        }
                    }
                }
            }
            let drawn = drawn.expect("a text");
            let measured = setter.width(words, face);
            assert!(
                drawn <= measured * 1.01 + 0.5,
                "{words}: {drawn} > {measured}"
            );
            assert!(drawn >= measured * 0.7, "{words}: {drawn} < {measured}");
        }
    }
}
