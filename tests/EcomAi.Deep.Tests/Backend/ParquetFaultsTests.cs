using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using Parquet;

namespace EcomAi.Deep.Tests.Backend;

public sealed class ParquetFaultsTests
{
    [Fact]
    public void What_the_reader_says_of_a_file_is_damage()
    {
        Assert.True(ParquetFaults.IsDamage(new ParquetException("cut short")));
        Assert.True(ParquetFaults.IsDamage(new EndOfStreamException()));
        Assert.False(ParquetFaults.IsDamage(new DataException("told already")));
        Assert.False(ParquetFaults.IsDamage(new InsufficientMemoryException()));
    }

#if !PARQUET_PACKAGE
    [Fact]
    public void A_fault_of_the_program_is_none()
    {
        Assert.False(ParquetFaults.IsDamage(new ArgumentException("memory is too small")));
        Assert.False(ParquetFaults.IsDamage(new InvalidOperationException("a thread is missing")));
    }
#endif
}
