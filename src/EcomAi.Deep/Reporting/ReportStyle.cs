namespace EcomAi.Deep.Reporting;

/// <summary>The style sheet inside a report, for light and dark screens and for paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root {
          --ground: #fbfaf8; --card: #ffffff; --ink: #23262b; --quiet: #646971; --line: #e3e1dc; --axis: #b9b6af; --tint: #e8f2f5; --plain: #c9ccd0;
          --accent: #1f6f8b; --c1: #c05a2a; --c2: #5f8229; --c3: #7c55a8; --c4: #a67908; --c5: #b43f70; --c6: #4169c8; --c7: #6b7078;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #16181c; --card: #1e2126; --ink: #e6e4df; --quiet: #9aa0a8; --line: #31353c; --axis: #565c66; --tint: #21333b; --plain: #4a505a;
            --accent: #6cc0dc; --c1: #ea9a70; --c2: #a6c972; --c3: #c0a3e8; --c4: #dfbc58; --c5: #ec90b7; --c6: #94b0f6; --c7: #9aa0a8;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
        h1 { font-size: 26px; margin: 0 0 4px; }
        h2 { font-size: 19px; margin: 40px 0 12px; }
        h3 { font-size: 15px; margin: 20px 0 8px; font-weight: 600; }
        .quiet { color: var(--quiet); }
        .verdict { font-size: 17px; margin: 0 0 16px; }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 12px; margin: 20px 0; }
        .facts div, figure { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; margin: 0; overflow-wrap: anywhere; }
        .facts dt, .facts b { display: block; color: var(--quiet); font-size: 12px; font-weight: 500; }
        .scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 7px 12px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th:first-child, td:first-child, td.text { text-align: left; }
        td.text { white-space: normal; overflow-wrap: anywhere; }
        thead th { color: var(--quiet); font-size: 12px; font-weight: 500; }
        tbody tr:last-child td { border-bottom: 0; }
        tr.trained td { background: var(--tint); font-weight: 600; }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); gap: 14px; margin: 0 0 14px; }
        figcaption { font-weight: 600; font-size: 13px; margin-bottom: 8px; }
        figcaption .quiet { font-weight: 400; margin-left: 4px; }
        figure img { width: 100%; height: auto; display: block; image-rendering: pixelated; }
        svg { width: 100%; height: auto; display: block; font-variant-numeric: tabular-nums; }
        svg text { fill: var(--quiet); font: 11px system-ui, sans-serif; }
        svg .y { text-anchor: end; } svg .x { text-anchor: middle; }
        svg text.marked { fill: var(--ink); font-weight: 600; }
        svg .grid { stroke: var(--line); } svg .axis { stroke: var(--axis); }
        svg .line { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
        svg .dashed, svg .diagonal { stroke-dasharray: 5 4; } svg .diagonal { stroke: var(--axis); }
        svg .origin { stroke: var(--axis); stroke-dasharray: 2 3; }
        svg .bar.marked { fill: var(--accent); } svg .bar.plain { fill: var(--plain); }
        svg .band { fill: var(--accent); opacity: 0.16; }
        .line.c0 { stroke: var(--accent); stroke-width: 2.2; } circle.c0 { fill: var(--accent); } .key.c0 { background: var(--accent); }
        .line.c1 { stroke: var(--c1); } circle.c1 { fill: var(--c1); } .key.c1 { background: var(--c1); }
        .line.c2 { stroke: var(--c2); } circle.c2 { fill: var(--c2); } .key.c2 { background: var(--c2); }
        .line.c3 { stroke: var(--c3); } circle.c3 { fill: var(--c3); } .key.c3 { background: var(--c3); }
        .line.c4 { stroke: var(--c4); } circle.c4 { fill: var(--c4); } .key.c4 { background: var(--c4); }
        .line.c5 { stroke: var(--c5); } circle.c5 { fill: var(--c5); } .key.c5 { background: var(--c5); }
        .line.c6 { stroke: var(--c6); } circle.c6 { fill: var(--c6); } .key.c6 { background: var(--c6); }
        .line.c7 { stroke: var(--c7); } circle.c7 { fill: var(--c7); } .key.c7 { background: var(--c7); }
        .line.history { stroke: var(--c7); stroke-width: 1.3; } .key.history { background: var(--c7); }
        .line.actual { stroke: var(--ink); stroke-width: 1.3; } circle.actual { fill: var(--ink); } .key.actual { background: var(--ink); }
        .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; margin-top: 8px; font-size: 12px; color: var(--quiet); }
        .legend span { display: inline-flex; align-items: center; gap: 6px; }
        .key { width: 14px; height: 3px; border-radius: 2px; }
        .key.band { height: 10px; background: var(--accent); opacity: 0.18; } .key.band1, .key.band2 { opacity: 0.34; }
        .key.diagonal { height: 0; border-top: 2px dashed var(--axis); border-radius: 0; }
        .key.dashed { height: 0; border-top: 2px dashed; background: none; }
        pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px; overflow-x: auto; font-size: 13px; }
        summary { cursor: pointer; color: var(--accent); }
        @media print { body { background: #fff; } figure { break-inside: avoid; } }
        """;
}
