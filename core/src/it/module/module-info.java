/** A program on the module path. */
module org.example.stranger {
  requires org.perpupil;
}
