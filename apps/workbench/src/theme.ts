import type { ThemeConfig } from 'antd/es/config-provider'

/** look.md's tokens as antd's. Control borders are darker than the line colour, to reach 3:1. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0a58ca',
    colorPrimaryHover: '#084298',
    colorPrimaryActive: '#06357a',
    colorLink: '#0a58ca',
    colorLinkHover: '#084298',
    colorText: '#1b1f24',
    colorTextSecondary: '#57606a',
    colorTextDescription: '#57606a',
    colorTextPlaceholder: '#57606a',
    colorTextDisabled: '#57606a',
    colorBorder: '#848d97',
    colorBorderSecondary: '#d0d7de',
    colorBgContainer: '#ffffff',
    colorBgLayout: '#f6f8fa',
    colorSuccess: '#0f6e3f',
    colorWarning: '#8a5a00',
    colorError: '#b42318',
    fontFamily: 'inherit',
    fontSize: 14,
    lineHeight: 1.5,
    borderRadius: 4,
    controlHeight: 32,
    motion: false,
    boxShadow: 'none',
    boxShadowSecondary: 'none',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Input: { activeShadow: 'none' },
  },
}
