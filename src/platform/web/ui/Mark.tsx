/** 灯塔: a tower that throws one beam; the sign of the house. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="领航 Fairlead">
      <rect width="32" height="32" rx="8" fill="#0B3A5B" />
      <path d="M13.6 9.8 31 4.6v11.8z" fill="#F0AE38" opacity=".92" />
      <path d="M9.6 13h5l1.6 14H8z" fill="#fff" />
      <path d="M9.1 17.5h6l.5 4.2H8.6z" fill="#0B3A5B" opacity=".85" />
      <rect x="9" y="7" width="6.2" height="4.6" rx="1.2" fill="#fff" />
    </svg>
  );
}
