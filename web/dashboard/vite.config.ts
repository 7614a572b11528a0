import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const api = process.env.TRADING_URL ?? 'http://127.0.0.1:8000'

/** The server only answers its own host name and only to its own origin, so the proxy speaks as if it were a page of it. */
const forward = {
  target: api,
  changeOrigin: true,
  ws: true,
  headers: { origin: new URL(api).origin },
}

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': forward, '/ws': forward, '/login': forward, '/health': forward, '/metrics': forward },
  },
  build: {
    outDir: process.env.DASHBOARD_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined as data: or blob:, so that a Content-Security-Policy of 'self' is enough.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
  },
})
