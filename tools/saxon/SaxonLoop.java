// Saxon-HE on rulebooks, as services run it: the stylesheets compiled once, the document judged
// again and again in a warm machine. Usage: judge|read DOCUMENT[:DOCUMENT…] SECONDS STYLESHEET…
// With "read" its bytes are parsed each time, else its tree is in memory.
// Prints "milliseconds-a-document failures" of each, once warm, of the processor time of the process
// less the time of its compiler: what collects the garbage of a document is part of its cost, as
// giving back memory is here. What warms takes at least three times SECONDS, all documents in turn.
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

public class SaxonLoop {
  static List<String> reports(List<XsltExecutable> sheets, XdmNode document, Processor processor)
      throws Exception {
    List<String> reports = new ArrayList<>();
    for (XsltExecutable sheet : sheets) {
      StringWriter out = new StringWriter();
      XsltTransformer transformer = sheet.load();
      transformer.setInitialContextNode(document);
      transformer.setDestination(processor.newSerializer(out));
      transformer.transform();
      reports.add(out.toString());
    }
    return reports;
  }

  // In SVRL, or one a line.
  static long failures(String report) {
    if (!report.startsWith("<")) return report.lines().count();
    long found = 0;
    for (String kind : new String[] {"<svrl:failed-assert", "<svrl:successful-report"})
      for (int at = report.indexOf(kind); at >= 0; at = report.indexOf(kind, at + 1)) ++found;
    return found;
  }

  static XdmNode built(byte[] bytes, Processor processor) throws Exception {
    return processor.newDocumentBuilder().build(new StreamSource(new ByteArrayInputStream(bytes)));
  }

  static long now() {
    long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime() * 1_000_000;
    return processor() - compiling;
  }

  static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  // A document and what judges it.
  record Case(byte[] bytes, XdmNode tree, boolean reads, List<XsltExecutable> sheets, Processor processor) {
    List<String> judged() throws Exception {
      return reports(sheets, reads ? built(bytes, processor) : tree, processor);
    }
  }

  static void warm(List<Case> cases, double seconds) throws Exception {
    for (long begun = processor(); processor() - begun < seconds * 1e9; )
      for (Case one : cases) one.judged();
  }

  static void measure(Case one, double seconds) throws Exception {
    long begun = processor();
    long start = now();
    List<String> reports = List.of();
    long rounds = 0;
    for (; processor() - begun < seconds * 1e9; ++rounds) reports = one.judged();
    System.out.printf("%.4f %d%n", (now() - start) / 1e6 / rounds,
        reports.stream().mapToLong(SaxonLoop::failures).sum());
  }

  public static void main(String[] arguments) throws Exception {
    Processor processor = new Processor(false);
    List<XsltExecutable> sheets = new ArrayList<>();
    for (int i = 3; i < arguments.length; ++i)
      sheets.add(processor.newXsltCompiler().compile(new StreamSource(new File(arguments[i]))));
    List<Case> cases = new ArrayList<>();
    for (String name : arguments[1].split(":")) {
      byte[] bytes = Files.readAllBytes(Path.of(name));
      cases.add(new Case(bytes, built(bytes, processor), arguments[0].equals("read"), sheets, processor));
    }
    double seconds = Double.parseDouble(arguments[2]);
    warm(cases, Math.max(3 * seconds, cases.size() > 1 ? 20 : 0));
    for (Case one : cases) measure(one, seconds);
  }
}
