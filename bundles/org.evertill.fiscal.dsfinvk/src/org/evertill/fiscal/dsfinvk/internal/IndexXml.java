package org.evertill.fiscal.dsfinvk.internal;

import java.util.List;

/** The {@code index.xml} by which a tax office's program reads the files, after the GDPdU description standard. */
final class IndexXml {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE DataSet SYSTEM "gdpdu-01-09-2004.dtd">
            <DataSet>
              <Version>1.0</Version>
              <DataSupplier>
                <Name>%s</Name>
                <Location>%s</Location>
                <Comment>DSFinV-K %s</Comment>
              </DataSupplier>
              <Media>
                <Name>DSFinV-K</Name>
            """;

    private static final String TABLE = """
                <Table>
                  <URL>%s</URL>
                  <Name>%s</Name>
                  <Description>%s</Description>
                  <UTF8 />
                  <DecimalSymbol>,</DecimalSymbol>
                  <DigitGroupingSymbol>.</DigitGroupingSymbol>
                  <Range>
                    <From>2</From>
                  </Range>
                  <VariableLength>
                    <ColumnDelimiter>;</ColumnDelimiter>
                    <RecordDelimiter>&#13;&#10;</RecordDelimiter>
                    <TextEncapsulator>"</TextEncapsulator>
            %s      </VariableLength>
                </Table>
            """;

    private static final String FOOT = "  </Media>\n</DataSet>\n";

    private IndexXml() {}

    static String of(List<Table> tables, String company, String town, String version) {
        var xml = new StringBuilder(HEAD.formatted(escaped(company), escaped(town), version));
        for (Table table : tables) {
            var columns = new StringBuilder();
            table.columns().forEach(column -> columns.append(column(column)));
            xml.append(TABLE.formatted(table.file(), table.name(), table.file(), columns));
        }
        return xml.append(FOOT).toString();
    }

    private static String column(Column column) {
        String type = column.isNumber()
                ? column.size() == 0 ? "<Numeric />" : "<Numeric><Accuracy>" + column.size() + "</Accuracy></Numeric>"
                : "<AlphaNumeric /><MaxLength>" + column.size() + "</MaxLength>";
        return "        <VariableColumn><Name>" + column.name() + "</Name>" + type + "</VariableColumn>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
