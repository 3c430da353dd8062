import { Button } from 'antd';
import { useRef, type PointerEvent } from 'react';
import { useWords } from '../../web/language.ts';
import './signature.css';

const box = { width: 600, height: 200 };

/**
 * Where a name is drawn with finger, pen or mouse (手写签名). The value is an SVG path in a box of 600 × 200; an empty
 * one is no signature.
 */
export function SignaturePad({
  value,
  onChange,
}: {
  value: string;
  onChange: (drawing: string) => void;
}) {
  const { t } = useWords();
  const drawing = useRef(value);
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = `${value}M${pointOf(event)}`;
    onChange(drawing.current);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    drawing.current += `L${pointOf(event)}`;
    onChange(drawing.current);
  };
  return (
    <div className="signature-pad">
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={t('signature.here')}
        onPointerDown={begin}
        onPointerMove={go}
      >
        <line x1="24" x2="576" y1="160" y2="160" />
        <path d={value} />
      </svg>
      {value === '' && <span className="hint">{t('signature.here')}</span>}
      <Button size="small" disabled={value === ''} onClick={() => onChange('')}>
        {t('signature.again')}
      </Button>
    </div>
  );
}

function pointOf({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): string {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const x = ((clientX - left) / width) * box.width;
  const y = ((clientY - top) / height) * box.height;
  const within = (n: number, most: number) => Math.min(most, Math.max(0, n)).toFixed(1);
  return `${within(x, box.width)} ${within(y, box.height)}`;
}

/** A signature as it was drawn. */
export const Signed = ({ drawing, signer }: { drawing: string; signer: string }) => (
  <svg className="signed" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={signer}>
    <path d={drawing} />
  </svg>
);
