//! What the compiler refuses: to read as nobody, to change without leave (the evidence of `vitrine_store`).

#[test]
fn evidence_cannot_be_forged_borrowed_or_used_twice() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
