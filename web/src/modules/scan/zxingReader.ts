import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
// From our own origin, not from the network that the package would ask.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeFormat, CodeReader } from './codeReader.ts'

prepareZXingModule({
  overrides: { locateFile: (path: string, folder: string) => (path.endsWith('.wasm') ? wasmUrl : folder + path) },
})

const names = {
  qr_code: 'QRCode',
  data_matrix: 'DataMatrix',
  pdf417: 'PDF417',
  code_128: 'Code128',
  code_39: 'Code39',
  code_93: 'Code93',
  codabar: 'Codabar',
  ean_13: 'EAN13',
  ean_8: 'EAN8',
  itf: 'ITF',
  upc_a: 'UPCA',
  upc_e: 'UPCE',
} as const satisfies Record<CodeFormat, string>

/** For browsers without a reader of their own. */
export const zxingReader = (formats: readonly CodeFormat[]): CodeReader => ({
  async read(picture) {
    const [found] = await readBarcodes(picture, {
      formats: formats.map((format) => names[format]),
      maxNumberOfSymbols: 1,
      tryHarder: true,
    })
    // It tells the kind within the kind, such as 'QRCodeModel2'.
    const format = formats.find((each) => found?.format.startsWith(names[each]))
    return found?.isValid && format ? { text: found.text, format } : undefined
  },
})
