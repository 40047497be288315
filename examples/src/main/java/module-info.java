/** The command line of PerPupil. */
module org.perpupil.examples {
  requires com.samskivert.jmustache;
  requires info.picocli;
  requires org.dhatim.fastexcel;
  requires org.perpupil;
  requires static org.jspecify;

  opens org.perpupil.examples to
      info.picocli;
}
