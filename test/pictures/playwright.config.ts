// `npm run pictures`: the README's pictures, made from the running app.
import { defineConfig } from '@playwright/test'
import whole from '../../playwright.config.ts'

export default defineConfig({ ...whole, reporter: 'list', projects: [{ name: 'pictures', testDir: '.' }] })
