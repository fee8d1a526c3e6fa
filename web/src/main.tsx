import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { fetchAhead } from './app/fetchAhead.ts'
import type {} from './app/picture/held.ts'
import { startViewport } from './app/viewport.ts'
import { startTexts } from './locales/texts.ts'
import { startTheme } from './ui/theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')

// What somebody reads already comes before all else.
await window.sampanPicture
const isApp = fetchAhead(location.pathname)
startTheme()
startViewport()
await startTexts(isApp)
createRoot(root).render(<App />)

if (import.meta.env.PROD) {
  const { startUpdates } = await import('./app/updates.ts')
  startUpdates()
}
