package io.holdfast.drills.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drills.result.DrillResult;
import io.holdfast.drills.result.Ruling;
import io.holdfast.drills.result.Scene;
import io.holdfast.drills.result.Story;
import io.holdfast.drills.result.Verdict;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {

    private static final String HOSTILE = "</p><script src='https://evil.example/x.js'>alert(1)</script>&\u0007";

    private static DrillResult result(Scene scene, boolean holds) {
        return new DrillResult(
                scene.observations(),
                new Verdict(List.of(new Ruling("nothing is " + HOSTILE, holds, "3 were"))),
                new Story(
                        "A title " + HOSTILE,
                        "An introduction",
                        Map.of("plain", "It failed.", "holdfast", "It went on."),
                        List.of(new Story.Paragraph("First", "Something " + HOSTILE)),
                        null));
    }

    @Test
    void isWellFormedWhateverTheText() throws Exception {
        Document document = parse(
                ReportPage.of(result(Scene.passing().plainDescription(HOSTILE).invariants(1, 2, 3), false)));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(3);
        assertThat(document.getDocumentElement().getTextContent())
                .contains("<script src='https://evil.example/x.js'>")
                .contains("operation 7 of thread 3");
    }

    @Test
    void refersToNothingElse() throws Exception {
        Document document = parse(ReportPage.of(result(Scene.passing(), true)));

        List<String> attributes = new ArrayList<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                attributes.add(element.getAttributes().item(j).getNodeName());
                assertThat(element.getAttributes().item(j).getNodeValue()).doesNotContain("//", "url(");
            }
        }
        assertThat(attributes).isNotEmpty().doesNotContain("src", "href", "xlink:href", "srcset", "action", "data");
        String css = document.getElementsByTagName("style").item(0).getTextContent();
        assertThat(css).contains("prefers-color-scheme: dark").doesNotContain("url(", "@import", "//");
    }

    @Test
    void saysWhatBecameOfIt() throws Exception {
        String passed = parse(ReportPage.of(result(Scene.passing(), true)))
                .getDocumentElement()
                .getTextContent();
        String failed = parse(ReportPage.of(result(Scene.passing(), false)))
                .getDocumentElement()
                .getTextContent();

        assertThat(passed).contains("PassAll 1 rules hold.", "✓ holds").doesNotContain("✗ broken");
        assertThat(failed).contains("Fail1 of 1 rules do not hold.", "✗ broken").doesNotContain("✓ holds");
        assertThat(passed)
                .contains("HY000/1290", "write refused: node is read-only", "08007/0", "17 <&> \"quoted\"")
                .contains("bin/drill cronofy --seed 4711 --options 'a=b&c=d'")
                .contains("db1 is killed", "It failed.", "It went on.");
    }

    @Test
    void marksOfEventsDoNotOverlapInAnyWidth() throws Exception {
        Document document = parse(ReportPage.of(result(Scene.passing(), true)));

        NodeList drawings = document.getElementsByTagName("svg");
        for (int i = 0; i < drawings.getLength(); i++) {
            List<double[]> centres = new ArrayList<>();
            NodeList circles = ((Element) drawings.item(i)).getElementsByTagName("circle");
            for (int j = 0; j < circles.getLength(); j++) {
                Element circle = (Element) circles.item(j);
                centres.add(new double[] {number(circle, "cx"), number(circle, "cy"), number(circle, "r")});
            }
            assertThat(centres).hasSizeGreaterThanOrEqualTo(4);
            for (int one = 0; one < centres.size(); one++) {
                for (int other = 0; other < one; other++) {
                    double[] a = centres.get(one);
                    double[] b = centres.get(other);
                    assertThat(Math.hypot(a[0] - b[0], a[1] - b[1])).isGreaterThanOrEqualTo(a[2] + b[2]);
                }
            }
        }
    }

    @Test
    void nothingIsDrawnOutsideTheDrawing() throws Exception {
        Document document = parse(ReportPage.of(result(Scene.passing(), true)));

        NodeList drawings = document.getElementsByTagName("svg");
        for (int i = 0; i < drawings.getLength(); i++) {
            Element svg = (Element) drawings.item(i);
            String[] box = svg.getAttribute("viewBox").split(" ", -1);
            double width = Double.parseDouble(box[2]);
            double height = Double.parseDouble(box[3]);
            NodeList rectangles = svg.getElementsByTagName("rect");
            assertThat(rectangles.getLength()).isPositive();
            for (int j = 0; j < rectangles.getLength(); j++) {
                Element rectangle = (Element) rectangles.item(j);
                assertThat(number(rectangle, "x")).isBetween(0.0, width);
                assertThat(number(rectangle, "x") + number(rectangle, "width")).isLessThanOrEqualTo(width + 0.1);
                assertThat(number(rectangle, "y") + number(rectangle, "height")).isLessThanOrEqualTo(height + 0.1);
            }
        }
    }

    @Test
    void barsAreAsHighAsTheCounts() {
        String page = ReportPage.of(result(Scene.passing(), true));

        List<String> tips = Pattern.compile("<title>([0-9.]+ s: [^<]*)</title>")
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(tips).hasSize(2 * 300);
        assertThat(tips.get(0)).isEqualTo("0.0 s: 5 acknowledged, 0 failed");
        assertThat(tips.get(120)).isEqualTo("12.0 s: 0 acknowledged, 2 failed");
        assertThat(tips.get(300 + 100)).isEqualTo("10.0 s: 0 acknowledged, 2 failed");
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static Document parse(String page) throws Exception {
        assertThat(page).startsWith("<!DOCTYPE html>\n");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }
}
