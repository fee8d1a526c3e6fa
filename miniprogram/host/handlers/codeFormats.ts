// Kinds of codes: WeChat's names for them, and those of the Barcode Detection API.
import type { CodeFormat } from '../doors.ts'

const lines: readonly CodeFormat[] = [
  'code_128',
  'code_39',
  'code_93',
  'codabar',
  'ean_13',
  'ean_8',
  'itf',
  'upc_a',
  'upc_e',
]

const formatsByType: Readonly<Record<string, readonly CodeFormat[]>> = {
  qrCode: ['qr_code'],
  barCode: lines,
  datamatrix: ['data_matrix'],
  pdf417: ['pdf417'],
}

/** What `scanType` asks for; QR codes and bars where it asks for nothing that is known. */
export function formatsOf(types: readonly string[]): CodeFormat[] {
  const asked = types.flatMap((type) => (Object.hasOwn(formatsByType, type) ? (formatsByType[type] ?? []) : []))
  return asked.length > 0 ? [...new Set(asked)] : ['qr_code', ...lines]
}

/** 'QR_CODE', 'EAN_13', 'PDF_417'… */
export const nameOfFormat = (format: CodeFormat): string => (format === 'pdf417' ? 'PDF_417' : format.toUpperCase())
