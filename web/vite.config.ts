import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { layersFrom } from './tools/chunks.ts'

/** Paths that belong to the server: proxied in development, never answered by the service worker. */
const serverPaths = ['/api', '/sync', '/uploads', '/tiles', '/mp', '/files', '/docs', '/healthz', '/readyz', '/metrics']
const server = process.env.SAMPAN_SERVER ?? `http://localhost:${process.env.SAMPAN_PORT ?? '8080'}`

const languages = ['en', 'zh', 'ar', 'ru', 'it', 'de']

/** React Aria carries its few words in 34 languages; the app speaks six, so the others need not travel. */
function onlyOurLanguages(): Plugin {
  const words = /react-aria.*\/intl\/.*?([a-z]{2})-[A-Z]{2}\.m?js$/
  return {
    name: 'sampan:only-our-languages',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      const language = words.exec(id)?.[1]
      return language && !languages.includes(language) ? 'export default {}' : null
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    onlyOurLanguages(),
    VitePWA({
      // The page asks before it takes a new version: nobody loses a half-written message to a reload.
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        id: '/',
        name: 'Sampan',
        short_name: 'Sampan',
        description: 'Talk, pay and open any service in one app, run by your own organisation.',
        start_url: '/chats',
        scope: '/',
        display: 'standalone',
        orientation: 'any',
        theme_color: '#F7F5F0',
        background_color: '#F7F5F0',
        categories: ['social', 'communication', 'finance'],
        icons: [
          { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // What the server pushes while the app is closed.
        importScripts: ['/push.js', '/files.js'],
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        // The QR reader's engine is large and rarely used: it is kept the first time it is needed.
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('.wasm'),
            handler: 'CacheFirst',
            options: { cacheName: 'engines', expiration: { maxEntries: 2 } },
          },
        ],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: serverPaths.map((path) => new RegExp(`^${path}(/|$)`)),
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // light-dark() and logical properties as they are: every browser that gets the app knows them.
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: resolve(import.meta.dirname, 'index.html'),
      output: { codeSplitting: { groups: layersFrom(resolve(import.meta.dirname, 'src')) } },
    },
  },
  server: {
    port: Number(process.env.SAMPAN_WEB_PORT ?? 5173),
    proxy: Object.fromEntries(
      serverPaths.map((path) => [path, { target: server, changeOrigin: false, ws: ['/sync', '/mp'].includes(path) }]),
    ),
  },
})
