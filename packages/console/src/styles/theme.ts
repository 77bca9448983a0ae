import { createTheme } from "@mantine/core";

/**
 * What Mantine's components take from us. Colours and type are in `base.css`: Mantine would write a style element for them, which
 * the page's policy refuses (decision 0241). For the same reason nothing locks the page's scrolling.
 */
export const theme = createTheme({
  primaryColor: "blue",
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Modal: {
      defaultProps: {
        // A `<header>` in a dialogue would be heard as another banner of the page.
        attributes: { header: { role: "none" } },
        lockScroll: false,
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
      },
    },
    Drawer: { defaultProps: { lockScroll: false, attributes: { header: { role: "none" } } } },
    // A field says what is wrong beside it; the browser's own bubble would say it in another language.
    Input: { defaultProps: { withErrorStyles: true } },
  },
});
