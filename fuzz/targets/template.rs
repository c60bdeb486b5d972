//! Templates of both generations and texts of bodies: parsed, printed, translated, looked through and evaluated.
//!
//! Input: the text, and after a NUL the answer's.

#![no_main]

use hoist_fuzz::World;
use hoist_fuzz::language::data::{Data, Format};
use hoist_fuzz::language::generation;
use hoist_fuzz::language::legacy::{Legacy, ResponseType, literal};
use hoist_fuzz::language::template::SyntaxProblem;
use hoist_fuzz::language::{Place, Template};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let (text, answer) = input.split_once('\0').unwrap_or((input, "{\"url\":\"x\"}"));
    let mut world = World::new(answer);
    let patterns = [answer.to_owned(), "(?<a>.)(.)$".to_owned()];
    let _ = generation::decide(answer, &[text], true);
    for place in [Place::Url, Place::Field, Place::Response] {
        if let Ok(template) = Template::parse(text, place) {
            let printed = template.to_string();
            let again = Template::parse(&printed, place).expect("what is printed can be read");
            assert_eq!(template, again, "{printed}");
            let _ = template.findings();
            let _ = template.questions();
            let _ = template.evaluate(&mut world);
        }
        for answer in [ResponseType::Text, ResponseType::LocationHeader] {
            let legacy = Legacy {
                patterns: &patterns,
                answer,
                unversioned: true,
            };
            let translated = legacy.translate(text, place);
            match Template::parse(&translated.text, place) {
                Ok(template) => assert_eq!(template.dropped(), None, "{}", translated.text),
                Err(error) => assert_eq!(error.problem, SyntaxProblem::TooMany),
            }
            legacy.resolve(text, place);
        }
        let template = Template::parse(&literal(text, place), place);
        let template = template.expect("a literal can be read");
        assert_eq!(template.functions(), []);
        if !place.has_tokens() {
            assert_eq!(template.evaluate(&mut world).ok().as_deref(), Some(text));
        }
    }
    for format in [Format::Json, Format::Xml] {
        let data = Data::parse(text, format);
        let _ = data.evaluate(&mut world);
        Legacy::default().translate_data(text);
    }
});
