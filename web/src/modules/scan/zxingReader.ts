import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
// From our own origin, not from the network that the package would ask.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeReader } from './codeReader.ts'

prepareZXingModule({
  overrides: { locateFile: (path: string, folder: string) => (path.endsWith('.wasm') ? wasmUrl : folder + path) },
})

/** For browsers without a reader of their own. */
export const zxingReader: CodeReader = {
  async read(picture) {
    const found = await readBarcodes(picture, {
      formats: ['QRCode', 'Code128'],
      maxNumberOfSymbols: 1,
      tryHarder: true,
    })
    return found[0]?.isValid ? found[0].text : undefined
  },
}
