/** The mark of the product, as on its other pages. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2.5" aria-hidden="true">
    <path d="M7 25V15a6 6 0 0 1 6-6h6" />
    <circle cx="7" cy="25" r="3.5" fill="currentColor" />
    <circle cx="23" cy="9" r="3.5" />
    <path d="M12 25h7a6 6 0 0 0 6-6v-5.5" strokeDasharray="2.5 3.5" />
  </svg>
);
