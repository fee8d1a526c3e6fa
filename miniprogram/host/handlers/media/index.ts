// Handlers of files, pictures, sound, cameras, maps and web pages.
import type { fileCalls } from '../../../bridge/calls/files.ts'
import type { cameraCalls, mapCalls, mediaCalls, webViewCalls } from '../../../bridge/calls/media.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal, need } from '../../refusal.ts'
import type { HandlersOf } from '../handlers.ts'
import { makeAudioHandlers } from './audio.ts'
import { makeCameraHandlers } from './camera.ts'
import { chooseFiles, chooseMedia } from './choose.ts'
import { withPicture } from './decode.ts'
import { loadSource, nameFor } from './load.ts'
import { compressPicture, download, pictureInfo, videoInfo } from './pictures.ts'
import { makeRecorderHandlers } from './recorder.ts'
import { showLarge } from './viewer.ts'
import { makeWebViewHandlers } from './webView.ts'

type MediaHandlers = HandlersOf<
  typeof fileCalls & typeof mediaCalls & typeof cameraCalls & typeof mapCalls & typeof webViewCalls
>

/** What `openDocument` knows; what a browser cannot show is handed to the device. */
const documentTypes = new Set(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf', 'txt', 'csv', 'zip'])

export function mediaHandlers(program: HostProgram): MediaHandlers {
  return {
    ...makeAudioHandlers(program),
    ...makeRecorderHandlers(program),
    ...makeCameraHandlers(program),
    ...makeWebViewHandlers(program),
    'files.put': async ({ path, blob }) => {
      await program.files.put(path, blob)
      return {}
    },
    'files.remove': async ({ path }) => {
      await program.files.remove(path)
      return {}
    },
    'files.load': ({ source, kind }) => loadSource(program, source, kind),
    'media.choose': (args) => chooseMedia(program, args),
    'media.chooseFiles': (args) => chooseFiles(program, args),
    'media.preview': ({ items, current }) => {
      const loaded = items.map(({ source, kind }) => ({ kind, load: () => loadSource(program, source, kind) }))
      // The program goes on once it is shown, as in WeChat.
      void showLarge(program.layer, loaded, current, program.signal)
      return {}
    },
    'media.pictureMenu': ({ source }) => {
      void showLarge(
        program.layer,
        [{ kind: 'image', load: () => loadSource(program, source, 'image') }],
        0,
        program.signal,
      )
      return {}
    },
    'media.pictureInfo': ({ source }) => pictureInfo(program, source),
    'media.bitmap': async ({ source }) =>
      withPicture(await loadSource(program, source, 'image'), (picture) => createImageBitmap(picture)),
    'media.videoInfo': ({ source }) => videoInfo(program, source),
    'media.save': async ({ source, kind }) => {
      const blob = await loadSource(program, source, kind)
      download(blob, nameFor(blob, kind === 'image' ? 'png' : 'mp4').replace('file', kind))
      return {}
    },
    'media.compressPicture': async (args) => ({ tempFilePath: await compressPicture(program, args) }),
    'media.openDocument': async ({ source, fileType }) => {
      const blob = await loadSource(program, source, 'file')
      if (fileType !== null && !documentTypes.has(fileType.toLowerCase()))
        throw new CallRefusal('filetype not supported')
      download(blob, `document.${fileType?.toLowerCase() ?? 'bin'}`)
      return {}
    },
    'map.facts': async () => program.doors.mapFacts?.() ?? { hasTiles: false, attribution: '' },
    'map.tile': ({ z, x, y }) => need(program.doors.mapTile)(z, x, y),
  }
}
