/** What software fills in where nobody chose a category. */
export const NO_CATEGORY =
  /^(?:uncategori[sz]ed|unkategorisiert|allgemein|non classé|sin categoría|без рубрики|دسته[‌ -]?بندی[‌ -]?نشده|غير مصنف)$/i;
