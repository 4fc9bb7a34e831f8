import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates files against PDF/A-2a and PDF/UA-1 and counts the broken rules. */
public class Check {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (String file : files) {
            for (String id : new String[] {"2a", "ua1"}) {
                good &= check(file, PDFAFlavour.byFlavourId(id));
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean check(String file, PDFAFlavour flavour) throws Exception {
        try (FileInputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
            ValidationResult result =
                Foundries.defaultInstance().createValidator(flavour, 10000, false, false, false).validate(parser);
            System.out.printf("%s %s: %s, %d checks%n", file, flavour.getId(),
                result.isCompliant() ? "compliant" : "NOT compliant", result.getTotalAssertions());
            Map<String, Integer> broken = new TreeMap<>();
            for (TestAssertion a : result.getTestAssertions()) {
                if (a.getStatus() != TestAssertion.Status.PASSED) {
                    String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + ": " + a.getMessage();
                    broken.merge(rule + "\n      first at " + a.getLocation().getContext(), 1, Integer::sum);
                }
            }
            broken.forEach((rule, n) -> System.out.printf("  %d x %s%n", n, rule));
            return result.isCompliant();
        }
    }
}
