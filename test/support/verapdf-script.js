// Run by Rhino, beside veraPDF: says of each file named whether it keeps PDF/UA-1, and what it breaks, as one line of JSON a file.
const verapdf = Packages.org.verapdf;
const flavour = verapdf.pdfa.flavours.PDFAFlavour.PDFUA_1;

verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
const foundry = verapdf.pdfa.Foundries.defaultInstance();

/** Rhino keeps the first value of a constant that a loop declares: each file has a function of its own. It knows no template string. */
function verdict(path) {
  const parser = foundry.createParser(new java.io.File(path), flavour);
  const result = foundry.createValidator(flavour, false).validate(parser);
  parser.close();
  return { compliant: result.isCompliant(), broken: Object.keys(broken(result)) };
}

function broken(result) {
  const rules = {};
  result.getTestAssertions().forEach((assertion) => {
    const rule = assertion.getRuleId();
    rules[[rule.getClause(), rule.getTestNumber(), assertion.getMessage()].join(' ')] = true;
  });
  return rules;
}

this.arguments.forEach((path) => {
  print(JSON.stringify(verdict(path)));
});
