export { readXml } from './read-xml.ts';
export type { XmlDocument, XmlRun } from './xml-document.ts';
export { attributeField, plistField, plistPointer, xmlField, xmlPointer } from './xml-names.ts';
