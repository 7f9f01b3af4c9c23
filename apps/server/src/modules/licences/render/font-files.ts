import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Noto Sans SC (SIL Open Font Licence 1.1), 10 MB each: never embedded whole. */
export const fontFiles = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}
