// The chunk of players: what few pages show.
import type { ElementFactory } from '../element.ts'
import { makeAudio } from './audio.ts'
import { makeCamera } from './camera.ts'
import { makeVideo } from './video.ts'
import { makeWebView } from './webView.ts'

export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-audio': makeAudio,
  'wx-camera': makeCamera,
  'wx-video': makeVideo,
  'wx-web-view': makeWebView,
}
