namespace EcomAi.Deep.Reporting;

/// <summary>The style sheet inside a report, for light and dark screens and for paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { --ground: #fbfaf8; --card: #ffffff; --ink: #23262b; --quiet: #6b7078; --line: #e3e1dc; --accent: #1f6f8b; --tint: #e8f2f5; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #16181c; --card: #1e2126; --ink: #e6e4df; --quiet: #9aa0a8; --line: #33373e; --accent: #6cc0dc; --tint: #21333b; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
        h1 { font-size: 26px; margin: 0 0 4px; }
        h2 { font-size: 19px; margin: 40px 0 12px; }
        h3 { font-size: 15px; margin: 20px 0 8px; font-weight: 600; }
        .quiet { color: var(--quiet); }
        .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 12px; margin: 20px 0; }
        .facts div, figure { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; margin: 0; overflow-wrap: anywhere; }
        .facts dt, .facts b { display: block; color: var(--quiet); font-size: 12px; font-weight: 500; }
        .scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { padding: 8px 14px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th:first-child, td:first-child, td.text { text-align: left; }
        td.text { white-space: normal; overflow-wrap: anywhere; }
        thead th { color: var(--quiet); font-size: 12px; font-weight: 500; }
        tbody tr:last-child td { border-bottom: 0; }
        tr.trained td { background: var(--tint); font-weight: 600; }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 14px; }
        figcaption { font-weight: 600; font-size: 13px; }
        svg { width: 100%; height: auto; display: block; }
        svg text { fill: var(--quiet); font: 11px system-ui, sans-serif; }
        svg .y { text-anchor: end; } svg .x { text-anchor: middle; }
        svg .grid { stroke: var(--line); } svg circle { fill: var(--accent); }
        svg .line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
        pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px; overflow-x: auto; font-size: 13px; }
        summary { cursor: pointer; color: var(--accent); }
        @media print { body { background: #fff; } figure { break-inside: avoid; } }
        """;
}
